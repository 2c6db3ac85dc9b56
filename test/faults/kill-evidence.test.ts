import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askForCapture, secured, threat } from './kit/decisions.ts'
import type { Moment } from './kit/moments.ts'
import { openTown, type Town } from './kit/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

type EvidenceRow = {
  readonly state: string
  readonly manifestSha256: string | null
  readonly files: readonly { readonly sha256: string; readonly path: string }[]
}

const evidenceOf = (messageId: string) =>
  town.org(async (tx) => {
    const { rows } = await sql<EvidenceRow>`
      select state, manifest_sha256, files from evidence where message_id = ${messageId}`.execute(tx)
    return rows
  })

const countOf = async (messageId: string, kind: string) =>
  (await town.journal(messageId)).filter((one) => one === kind).length

const registrationsOf = (messageId: string) =>
  town.org(async (tx) => {
    const { rows } = await sql<{ packageSha256: string; state: string }>`
      select package_sha256, state from registration where message_id = ${messageId}`.execute(tx)
    return rows
  })

describe('a process that is killed while evidence is secured', { timeout: 120_000 }, () => {
  it.each<readonly [string, Moment]>([
    ['when some files are kept', { at: 'file', nth: 3, when: 'after' }],
    [
      'when all is gathered, before the seal is written',
      { at: 'commit', of: 'evidence.sealed', when: 'before' },
    ],
    [
      'when it is sealed, before the basis for the police',
      { at: 'commit', of: 'evidence.sealed', when: 'after' },
    ],
    [
      'when that basis is made, before it is written down',
      { at: 'commit', of: 'moderation.police-basis-made', when: 'before' },
    ],
  ])('%s: sealed once, whole, and nothing may be taken down before', async (title, moment) => {
    const item = await threat(town, `Hot ${title}`)
    await askForCapture(town, item)
    await (
      await town.victim(moment, 'worker')
    ).died
    const holder = await town.visitor('holder')
    expect((await holder.get(item.itemPath)).html).not.toContain(`${item.itemPath}/ta-bort`)

    await town.recover()
    const [evidence, ...others] = await evidenceOf(item.messageId)
    expect(others).toEqual([])
    expect(evidence?.state).toBe('sealed')
    expect(evidence?.manifestSha256).toMatch(/^[0-9a-f]{64}$/)
    for (const file of evidence?.files ?? [])
      expect(await town.office.services.files.get(file.sha256), file.path).toBeDefined()
    expect(await countOf(item.messageId, 'evidence.sealed')).toBe(1)
    expect(await countOf(item.messageId, 'moderation.police-basis-made')).toBe(1)
    expect((await holder.get(item.itemPath)).html).toContain(
      evidence?.manifestSha256?.slice(0, 8) ?? 'a hash',
    )
    expect(await town.isLedgerIntact()).toBe(true)
  })
})

describe('a process that is killed while a package for the registrar is made', { timeout: 120_000 }, () => {
  it.each<readonly [string, Moment]>([
    ['when its bytes are kept, before it is handed over', { at: 'file', nth: 1, when: 'after' }],
    ['before the commit that hands it over', { at: 'commit', of: 'registration.opened', when: 'before' }],
  ])('%s: nothing is handed over, and the next attempt hands over one', async (title, moment) => {
    const item = await secured(town, await threat(town, `Handling ${title}`))
    const victim = await town.victim(moment, 'web')
    const form = `${item.itemPath}/diariefor`
    const fields = { criterionRuleId: 'register-removed', note: 'Hot mot handläggare' }
    const there = await town.visitorOf(victim, 'holder')
    await expect(there.send(item.itemPath, form, fields)).rejects.toThrow('fetch failed')
    await victim.died
    expect(await registrationsOf(item.messageId)).toEqual([])

    await town.recover()
    const holder = await town.visitor('holder')
    const sent = await holder.send(item.itemPath, form, fields)
    expect(sent.location).toContain('klart=registered')
    const [registration, ...others] = await registrationsOf(item.messageId)
    expect(others).toEqual([])
    expect(await town.office.services.files.get(registration?.packageSha256 ?? '')).toBeDefined()
    expect(await countOf(item.messageId, 'registration.opened')).toBe(1)
    expect(await town.isLedgerIntact()).toBe(true)
  })

  it('when it is handed over, before the browser heard of it: there is one, and the form is gone', async () => {
    const item = await secured(town, await threat(town, 'Handling klar'))
    const victim = await town.victim({ at: 'commit', of: 'registration.opened', when: 'after' }, 'web')
    const form = `${item.itemPath}/diariefor`
    const there = await town.visitorOf(victim, 'holder')
    const fields = { criterionRuleId: 'register-removed', note: 'Hot mot handläggare' }
    await expect(there.send(item.itemPath, form, fields)).rejects.toThrow('fetch failed')
    await victim.died
    expect(await registrationsOf(item.messageId)).toHaveLength(1)
    const holder = await town.visitor('holder')
    expect((await holder.get(item.itemPath)).html).not.toContain(`action="${form}"`)
  })
})
