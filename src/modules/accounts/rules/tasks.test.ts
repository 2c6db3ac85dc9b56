import { describe, expect, it } from 'vitest'
import type { Citation } from '#modules/policy/index.ts'
import { standardDemands } from '#test/standard-demands.ts'
import type { DeviationCode } from './deviations.ts'
import { inOrder, tasksOf, type Mine, type TaskFacts } from './tasks.ts'

const nobody: Mine = {
  isHolder: false,
  isOwner: false,
  isAdministrator: false,
  isRecoverer: false,
  isAcknowledger: false,
  isArchivist: false,
  isWatcher: false,
  isOfRelay: false,
}
const now = Temporal.Instant.from('2026-11-21T12:00:00Z')
const citation = {} as Citation
const facts: TaskFacts = {
  accountId: 'a',
  accountName: 'Museet',
  demands: standardDemands,
  deviations: [],
  hasAdministrators: true,
  watchAt: null,
  resourcesDueAt: null,
  termsDueAt: null,
  closing: null,
  hasRelayToTake: false,
  hasRelayToGiveBack: false,
}
const needs = (...codes: readonly DeviationCode[]) => ({
  deviations: codes.map((code) => ({ code, citation })),
})
const closing = { acknowledgedAt: null, archivedAt: null, closesAt: null }

describe('what waits for whom', () => {
  it.each<[string, Partial<TaskFacts>, Partial<Mine>, readonly string[]]>([
    ['an account nobody can reach: whoever recovers it', needs('orphan'), { isRecoverer: true }, ['recover']],
    ['… and its holder', needs('orphan'), { isHolder: true }, ['recover']],
    ['… nobody else', needs('orphan'), { isAcknowledger: true, isWatcher: true }, []],
    ['too few administrators: holder', needs('admins-too-few'), { isHolder: true }, ['add-administrator']],
    ['… owner', needs('admins-too-few'), { isOwner: true }, ['add-administrator']],
    ['… not the administrators themselves', needs('admins-too-few'), { isAdministrator: true }, []],
    [
      'a password that is due: an administrator',
      needs('rotation-due'),
      { isAdministrator: true },
      ['rotate'],
    ],
    [
      '… not whoever recovers while there are administrators',
      needs('rotation-due'),
      { isRecoverer: true },
      [],
    ],
    [
      '… who does when there are none',
      { ...needs('rotation-due'), hasAdministrators: false },
      { isRecoverer: true },
      ['rotate'],
    ],
    ['a holder who left: whoever recovers', needs('holder-left'), { isRecoverer: true }, ['name-holder']],
    ['a watch', { watchAt: now }, { isWatcher: true }, ['sign-watch']],
    ['a closing to acknowledge', { closing }, { isAcknowledger: true }, ['acknowledge-closing']],
    ['… and to archive', { closing }, { isArchivist: true }, ['archive']],
    ['… not again', { closing: { ...closing, archivedAt: now } }, { isArchivist: true }, []],
    ['… not yet to shut', { closing: { ...closing, archivedAt: now } }, { isHolder: true }, []],
    [
      '… to shut when all is done',
      { closing: { ...closing, acknowledgedAt: now, archivedAt: now } },
      { isHolder: true },
      ['shut'],
    ],
    [
      '… which it does by itself on its day',
      { closing: { acknowledgedAt: now, archivedAt: now, closesAt: now } },
      { isHolder: true },
      [],
    ],
    ['a relay week that has begun', { hasRelayToTake: true }, { isOfRelay: true }, ['take-relay']],
    ['one that is over', { hasRelayToGiveBack: true }, { isHolder: true }, ['hand-back']],
    ['an account grown still', needs('inactive-soon'), { isHolder: true }, ['keep-alive']],
    ['… unless it is closing already', { ...needs('inactive'), closing }, { isHolder: true }, []],
    ['resources', needs('resources-unconfirmed'), { isHolder: true }, ['confirm-resources']],
    ['… soon', { resourcesDueAt: now }, { isHolder: true }, ['confirm-resources']],
    ['terms', needs('terms-changed'), { isHolder: true }, ['review-terms']],
  ])('%s', (_, change, mine, expected) => {
    const found = tasksOf({ ...facts, ...change }, { ...nobody, ...mine })
    expect(found.map(({ kind }) => kind)).toEqual(expected)
  })

  it('what presses most comes first, and of one kind what is due first', () => {
    const task = (
      kind: 'recover' | 'review-terms' | 'sign-watch',
      hours: number | null,
      accountName = 'A',
    ) => ({
      kind,
      accountId: 'a',
      accountName,
      dueAt: hours === null ? null : now.add({ hours }),
      citation: null,
    })
    const sorted = [
      task('review-terms', null, 'Ö'),
      task('review-terms', null, 'Ä'),
      task('review-terms', 5),
      task('sign-watch', 2),
      task('sign-watch', 1),
      task('recover', null),
    ].sort(inOrder)
    expect(sorted.map(({ kind, accountName }) => `${kind} ${accountName}`)).toEqual([
      'recover A',
      'sign-watch A',
      'sign-watch A',
      'review-terms A',
      'review-terms Ä',
      'review-terms Ö',
    ])
    expect(sorted[1]?.dueAt).toEqual(now.add({ hours: 1 }))
  })
})
