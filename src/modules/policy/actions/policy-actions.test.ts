import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import type { PersonActor } from '#core/actor.ts'
import { Conflict, InvalidInput, NotPermitted, RuleBroken } from '#core/errors.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { readLatest } from '#core/ledger/ledger.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { readDraft } from '../queries/read-draft.ts'
import { readVersions } from '../queries/read-versions.ts'
import { replayDraft } from '../queries/preview-replay.ts'
import { compareVersions } from '../queries/compare-versions.ts'
import { shippedYaml } from '../shipped-policy-fixture.ts'
import { createPolicies } from '../store/policies.ts'
import { storePolicyVersion } from '../store/store-policy-version.ts'
import { adoptVersion, withdrawVersion } from './adopt-version.ts'
import { changeFields, fieldValues } from './change-fields.ts'
import type { PolicyDeps } from './deps.ts'
import { changeDraft, discardDraft, importDraft, keepBoth, startDraft } from './save-draft.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const at = (text: string) => Temporal.Instant.from(text)
const named = (label: string, yaml = shippedYaml('falkenberg')) =>
  yaml.replace('version: falkenberg-1', `version: ${label}`)
const knows = { unknowns: true, scheduled: false }

let test: TestDatabase
let clock: FixedClock
let orgId: OrgId
let deps: PolicyDeps
let holder: string | null

function person(name: string, roles: readonly string[]): PersonActor {
  const id = newId<'person'>(clock)
  const unitId = newId<'unit'>(clock)
  return { kind: 'person', id, orgId, name, title: '', roles, unitId, unitIds: [unitId], hidesName: false }
}

beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

beforeEach(async () => {
  clock = fixedClock('2026-11-21T10:00:00Z')
  orgId = newId(clock)
  holder = null
  deps = {
    db: test.db,
    clock,
    policies: createPolicies(),
    holdsRole: async (_tx, _orgId, personId, roleKey) =>
      Promise.resolve(personId === holder && roleKey === 'utvecklingschef'),
    readReplay: async () =>
      Promise.resolve({
        facts: {
          asOf: clock.now(),
          messages: [
            {
              id: 'second-day',
              receivedAt: at('2026-11-16T09:00:00Z'),
              isUrgent: false,
              answeredAt: at('2026-11-18T15:00:00Z'),
            },
          ],
          posts: [],
          removals: [],
        },
        items: new Map([
          ['second-day', { text: { sv: 'Sidan, 16 nov', en: 'The page' }, href: '/inkorg/x' }],
        ]),
        isCut: false,
      }),
  }
  await test.db.forOrg(orgId, (tx) =>
    storePolicyVersion(tx, clock, {
      ...{ orgId, storedBy: 'setup', validFrom: clock.now() },
      yaml: shippedYaml('falkenberg'),
    }),
  )
})

async function draftOf(actor: PersonActor, yaml: string): Promise<string> {
  const imported = await importDraft(deps, actor, { name: 'ny.yaml', content: bytes(yaml) })
  if (imported.kind !== 'kept') throw new Error('refused')
  return imported.draftId
}

describe('drafts', () => {
  it('keeps one with faults, to be mended, and refuses what is no text', async () => {
    const admin = person('Ada', ['administrator'])
    const id = await draftOf(admin, 'meta:\n\torg: 1\n')
    const view = await readDraft(deps, admin, id)
    expect(view.sound).toBeNull()
    expect(view.problems[0]).toMatchObject({ rule: 'yaml.syntax', line: 2 })
    const latin = await importDraft(deps, admin, {
      name: 'gammal.yaml',
      content: Buffer.from('meta: Älvdalen', 'latin1'),
    })
    expect(latin).toMatchObject({ kind: 'refused', problems: [{ rule: 'file.not-utf8', line: 1 }] })
    const huge = await importDraft(deps, admin, { name: 'stor.yaml', content: new Uint8Array(5_000_000) })
    expect(huge).toMatchObject({ kind: 'refused', problems: [{ rule: 'file.too-large' }] })
    expect((await readVersions(deps, admin)).drafts.map(({ name }) => name)).toEqual(['ny.yaml'])
    await discardDraft(deps, admin, id)
    expect((await readVersions(deps, admin)).drafts).toEqual([])
  })

  it.each([
    [
      'an alias bomb',
      [
        'a0: &a0 [x, x, x, x, x, x, x, x, x]',
        ...Array.from(
          { length: 9 },
          (_, i) =>
            `a${String(i + 1)}: &a${String(i + 1)} [${Array(9)
              .fill(`*a${String(i)}`)
              .join(', ')}]`,
        ),
      ].join('\n'),
      'yaml.alias-bomb',
    ],
    ['bottomless brackets', '['.repeat(100_000), 'yaml.syntax'],
    ['a key that is there twice', 'meta: 1\nmeta: 2\n', 'yaml.duplicate-key'],
  ])('answer for %s, page by page', async (_, text, rule) => {
    const admin = person('Ada', ['administrator'])
    const id = await draftOf(admin, text)
    expect((await readDraft(deps, admin, id)).problems.map((problem) => problem.rule)).toContain(rule)
    const fields = await changeFields(deps, admin, { draftId: id, section: 'svar', base: {}, sent: {} })
    expect(['unreadable', 'saved']).toContain(fields.kind)
    expect(await replayDraft(deps, admin, { draftId: id, months: 1 })).toBeNull()
  })

  it('are for administrators and for whoever holds the role the policy in force names', async () => {
    const other = person('Olle', ['communicator'])
    await expect(importDraft(deps, other, { name: 'x', content: bytes('a: 1') })).rejects.toThrow(
      NotPermitted,
    )
    await expect(importDraft(deps, other, { name: 'x', content: new Uint8Array() })).rejects.toThrow(
      NotPermitted,
    )
    expect((await readVersions(deps, other)).mayChange).toBe(false)
    // falkenberg.yaml: org.roles.policy is utvecklingschef
    holder = other.id
    expect((await readVersions(deps, other)).mayChange).toBe(true)
  })

  it('lose nothing when two people write in the same text', async () => {
    const [ada, bo] = [person('Ada', ['administrator']), person('Bo', ['administrator'])]
    const draftId = await draftOf(ada, 'a: 1\n')
    await changeDraft(deps, bo, { draftId, version: 1, yaml: 'a: 2\n' })
    const mine = { draftId, version: 1, yaml: 'a: 3\n' }
    await expect(changeDraft(deps, ada, mine)).rejects.toThrow(Conflict)
    const own = await keepBoth(deps, ada, { ...mine, isMineOver: false, copyName: 'ny.yaml (Ada)' })
    expect(own.draftId).not.toBe(draftId)
    await keepBoth(deps, ada, { ...mine, version: 2, isMineOver: true, copyName: 'ny.yaml (Bo)' })
    const { drafts } = await readVersions(deps, ada)
    const texts = await Promise.all(drafts.map(async ({ id }) => (await readDraft(deps, ada, id)).draft))
    const said = texts.map(({ name, yaml, savedBy }) => [name, yaml, savedBy])
    expect(said.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
      ['ny.yaml', 'a: 3\n', 'Ada'],
      ['ny.yaml (Ada)', 'a: 3\n', 'Ada'],
      ['ny.yaml (Bo)', 'a: 2\n', 'Bo'],
    ])
  })

  it('take the changes of two people in different fields, and ask about the same one', async () => {
    const [ada, bo] = [person('Ada', ['administrator']), person('Bo', ['administrator'])]
    const draftId = await draftOf(ada, shippedYaml('falkenberg'))
    const base = fieldValues(shippedYaml('falkenberg'), 'svar')!
    const send = (actor: PersonActor, wish: Record<string, string>) =>
      changeFields(deps, actor, { draftId, section: 'svar', base, sent: { ...base, ...wish } })
    expect(await send(ada, { 'inbox-sla-0-value-amount': '12' })).toEqual({ kind: 'saved', wasMerged: false })
    expect(await send(bo, { 'inbox-sla-1-value-amount': '2' })).toEqual({ kind: 'saved', wasMerged: true })
    const clash = await send(bo, { 'inbox-sla-0-value-amount': '6' })
    expect(clash).toMatchObject({ kind: 'clash', draft: { savedBy: 'Bo' } })
    expect(clash.kind === 'clash' && clash.clashes.get('inbox-sla-0-value-amount')).toBe('12')
    const { sound } = await readDraft(deps, ada, draftId)
    expect(sound?.policy.inbox.sla.map(({ value }) => value.amount)).toEqual([12, 2])
  })

  it('say at the field what does not hold, and write nothing of it', async () => {
    const ada = person('Ada', ['administrator'])
    const draftId = await draftOf(ada, shippedYaml('falkenberg'))
    const base = fieldValues(shippedYaml('falkenberg'), 'kontakter')!
    const sent = { ...base, 'contacts-email': 'ingen adress', 'contacts-visit': 'Storgatan 1' }
    const faulty = await changeFields(deps, ada, { draftId, section: 'kontakter', base, sent })
    expect(faulty.kind === 'faulty' && faulty.faults.get('contacts-email')?.rule).toBe('schema.bad-email')
    expect((await readDraft(deps, ada, draftId)).draft.version).toBe(1)
  })
})

describe('adopting (F-002, scenario 25)', () => {
  it('schedules from a day, says what is open, and keeps the old version until then', async () => {
    const ada = person('Ada', ['administrator'])
    const draftId = await draftOf(ada, named('from-december'))
    const { sound } = await readDraft(deps, ada, draftId)
    expect(sound?.unknowns.length).toBeGreaterThan(0)
    expect(sound?.lost).toEqual([])
    const validFrom = at('2026-12-01T00:00:00+01:00')
    const adopt = (wish: object) =>
      adoptVersion(deps, ada, { draftId, version: 1, validFrom, knows, ...wish })
    await expect(adopt({ knows: { unknowns: false, scheduled: false } })).rejects.toMatchObject({
      code: 'policy.has-unknowns',
    })
    await expect(adopt({ validFrom: at('2026-11-20T00:00:00Z') })).rejects.toMatchObject({
      code: 'policy.valid-in-the-past',
    })
    await expect(adopt({ version: 7 })).rejects.toThrow(Conflict)
    const adopted = await adopt({})
    const inForce = () => test.db.forOrg(orgId, (tx) => deps.policies.inForce(tx, orgId, clock.now()))
    expect((await inForce()).label).toBe('falkenberg-1')
    clock.set('2026-12-01T08:00:00+01:00')
    expect((await inForce()).versionId).toBe(adopted.versionId)
    const [entry] = await test.db.forOrg(orgId, (tx) => readLatest(tx, orgId, { before: null, limit: 1 }))
    expect(entry).toMatchObject({ kind: 'policy.adopted', policyVersion: 'from-december' })
    await expect(withdrawVersion(deps, ada, { versionId: adopted.versionId, reason: 'fel' })).rejects.toThrow(
      RuleBroken,
    )
  })

  it('refuses another organisation’s file, a label already used, and a file with faults', async () => {
    const ada = person('Ada', ['administrator'])
    const adopt = async (yaml: string) =>
      adoptVersion(deps, ada, { draftId: await draftOf(ada, yaml), version: 1, validFrom: null, knows })
    await expect(adopt(shippedYaml('botkyrka'))).rejects.toMatchObject({ code: 'policy.other-organisation' })
    await expect(adopt(shippedYaml('falkenberg'))).rejects.toMatchObject({ code: 'policy.label-taken' })
    await expect(adopt('meta: 1')).rejects.toThrow(InvalidInput)
  })

  it('says so before another scheduled one, and calls that one off with a reason', async () => {
    const ada = person('Ada', ['administrator'])
    const later = await adoptVersion(deps, ada, {
      ...{ draftId: await draftOf(ada, named('january')), version: 1, knows },
      validFrom: at('2027-01-01T00:00:00+01:00'),
    })
    const draftId = await draftOf(ada, named('december'))
    const sooner = { draftId, version: 1, validFrom: at('2026-12-01T00:00:00+01:00'), knows }
    await expect(adoptVersion(deps, ada, sooner)).rejects.toMatchObject({ code: 'policy.before-scheduled' })
    await adoptVersion(deps, ada, { ...sooner, knows: { unknowns: true, scheduled: true } })
    await withdrawVersion(deps, ada, { versionId: later.versionId, reason: 'Beslutet sköts upp.' })
    await expect(withdrawVersion(deps, ada, { versionId: later.versionId, reason: 'igen' })).rejects.toThrow(
      Conflict,
    )
    clock.set('2027-02-01T00:00:00Z')
    const { versions } = await readVersions(deps, ada)
    expect(versions.map(({ label, state }) => [label, state])).toEqual([
      ['january', 'withdrawn'],
      ['december', 'inForce'],
      ['falkenberg-1', 'past'],
    ])
    expect(versions[0]?.withdrawal).toMatchObject({ by: 'Ada', reason: 'Beslutet sköts upp.' })
  })
})

describe('before it is adopted', () => {
  it('a draft is tried against what has happened, and compared like with like', async () => {
    const ada = person('Ada', ['administrator'])
    const [inForce] = (await readVersions(deps, ada)).versions
    const { draftId } = await startDraft(deps, ada, { versionId: inForce!.id, name: 'Utkast' })
    const same = await readDraft(deps, ada, draftId)
    expect(same.sound?.changes).toEqual([])
    const yaml = same.draft.yaml.replace('amount: 3, unit: workingDays', 'amount: 1, unit: workingDays')
    await changeDraft(deps, ada, { draftId, version: 1, yaml })
    const replayed = await replayDraft(deps, ada, { draftId, months: 6 })
    expect(replayed?.difference.missedDeadlines).toMatchObject({
      before: 0,
      after: 1,
      added: [{ id: 'second-day' }],
    })
    const compared = await compareVersions(deps, ada, { before: inForce!.id, after: draftId })
    expect(compared.changes?.map(({ sentence }) => sentence.sv)).toEqual([
      'Svar inom tre arbetsdagar (antal) ändras från 3 till 1. Det är strängare.',
    ])
  })
})
