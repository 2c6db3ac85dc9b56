import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { QueueItem } from '#modules/inbox/index.ts'
import { readPolicy, type PolicyInForce } from '#modules/policy/index.ts'
import { NOW, at } from '../samples/moment.fixture.ts'
import { excerpt, messageTask } from './message-task.ts'

const read = readPolicy(
  readFileSync(new URL('../../../../../policies/falkenberg.yaml', import.meta.url), 'utf8'),
)
if (!read.ok) throw new Error('falkenberg.yaml does not hold')
const inForce: PolicyInForce = { versionId: 'v-1', label: '2026-01', policy: read.policy }

const item = {
  id: 'm-1',
  kind: 'comment',
  isOurs: false,
  author: { externalId: '1', name: 'Ronny Brattås' },
  text: 'Nästa plog som lägger en vall här får däcken sönderskurna.',
  account: { name: 'Falkenbergs kommun' },
  postedAt: at(20, '12:54:00'),
  receivedAt: at(20, '12:54:02'),
  state: 'open',
  outcome: null,
  handledAt: null,
  classKey: null,
  deadline: { dueAt: at(25, '23:59:00'), ruleId: 'x', modality: 'ska', policyVersionId: 'v-1' },
} as unknown as QueueItem

const task = (more: Partial<QueueItem>) =>
  messageTask({ lang: 'sv', now: NOW, inForce, networkName: 'Facebook' }, { ...item, ...more })

describe('a message among the things to do', () => {
  it.each([
    [null, 'Bedöm det Ronny Brattås skrev', 'now', 'calm'],
    ['question', 'Svara Ronny Brattås', 'later', 'calm'],
    ['criminal', 'Pröva om det Ronny Brattås skrev ska tas bort', 'now', 'promptly'],
  ] as const)('of class %s: %s', (classKey, verb, group, state) => {
    expect(task({ classKey })).toMatchObject({ verb, group, clock: { state } })
  })

  it('that is direct is answered, since it cannot be removed', () => {
    const direct = task({ classKey: 'criminal', kind: 'direct' })
    expect(direct.verb).toBe('Svara Ronny Brattås')
    expect(direct.facts).toBe('Direktmeddelande på Facebook, Falkenbergs kommun')
  })

  it('without a name is of an unknown sender', () => {
    expect(task({ author: { externalId: '1', name: '' } }).verb).toBe('Bedöm det okänd avsändare skrev')
  })

  it('is cut after a word’s end', () => {
    expect(excerpt(`${'x'.repeat(89)} ${'y'.repeat(20)}`)).toBe(`${'x'.repeat(89)}…`)
  })
})
