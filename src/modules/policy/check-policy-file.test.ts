import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPolicyFile } from './check-policy-file.ts'
import { deadlineFor } from './deadline-for-file.ts'
import { changedYaml, shippedYaml } from './shipped-policy-fixture.ts'

const shipped = (name: string) => fileURLToPath(new URL(`../../../policies/${name}.yaml`, import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('checkPolicyFile', () => {
  it('accepts the shipped files and lists what is still unknown (F-050, B-110)', async () => {
    const check = await checkPolicyFile(shipped('falkenberg'))
    if (!check.ok) throw new Error('the file holds')
    expect(check.isReadyForGoLive).toBe(false)
    expect(check.unknowns).toContainEqual({
      path: 'contacts.email',
      label: { sv: 'E-post till kontaktcenter', en: 'E-mail to the contact centre' },
    })
    expect(check.unknowns).toContainEqual({
      path: 'contacts.otherActors[0].contact',
      label: { sv: 'Kontaktväg: Region Halland', en: 'Contact: Region Halland' },
    })
  })

  it('finds all of Botkyrka’s lost addresses and numbers (B-110)', async () => {
    const check = await checkPolicyFile(shipped('botkyrka'))
    const paths = check.ok ? check.unknowns.map((unknown) => unknown.path) : []
    expect(paths).toEqual(
      expect.arrayContaining(['contacts.web', 'contacts.phone', 'contacts.email', 'contacts.rulesPage']),
    )
  })

  it('is ready for go-live when nothing is left open', async () => {
    const filled = shippedYaml('botkyrka')
      .replace(/(web|rulesPage|privacyPage): unknown/g, '$1: https://exempel.se')
      .replace('phone: unknown', 'phone: 08-000 00 00')
      .replace('email: unknown', 'email: kontakt@exempel.se')
      .replace('contactCentreHours: unknown', 'contactCentreHours: { sv: vardagar 8–17, en: weekdays 8–17 }')
      .replace(/validUntil: unknown/, 'validUntil: tillsvidare')
      .replace(/validFrom: unknown/, 'validFrom: 2026-01-01')
      .replace('adoptedBy: unknown', 'adoptedBy: KF')
      .replace(/(includesCompanies|includesBoards): unknown/g, '$1: true')
      .replace(/(revisionOwner|visit|politicians): unknown/g, '$1: Exempel')
      .replace(/(registerPage|url): unknown/g, '$1: https://exempel.se')
      .replace('value: unknown', 'value: { everyMonths: 12 }')
      .replace('afterDays: unknown', 'afterDays: 90')
      .replace('belowAge: unknown', 'belowAge: 18')
    const check = await checkPolicyFile(await written('filled.yaml', filled))
    expect(check).toMatchObject({ ok: true, isReadyForGoLive: true, unknowns: [] })
  })

  it('warns on the line where the file is looser than the recommendation and does not say why', async () => {
    const yaml = changedYaml('falkenberg', 'value: { allowed: false }', 'value: { allowed: true }')
    const check = await checkPolicyFile(await written('looser.yaml', yaml))
    const found = check.warnings.find((warning) => warning.rule === 'layer.override-without-note')
    expect(found?.path).toBe('accounts.personalAccounts')
    expect(yaml.split('\n')[(found?.line ?? 0) - 1]).toBe('  personalAccounts:')
  })

  it.each([
    ['a file that is not there', () => join(folder, 'saknas.yaml'), 'file.not-found'],
    ['a folder', () => folder, 'file.not-a-file'],
    ['a device without end', () => '/dev/zero', 'file.not-a-file'],
    ['a path through a file', () => join(shipped('falkenberg'), 'x'), 'file.not-found'],
    ['a name with a null', () => 'a\0b', 'file.unreadable'],
  ])('answers for %s', async (_, path, rule) => {
    expect(await checkPolicyFile(path())).toMatchObject({
      ok: false,
      problems: [{ rule, line: 1, column: 1, file: path() }],
    })
  })

  it('reads a file that is too large no further than it must', async () => {
    const path = await written('large.yaml', new Uint8Array(3_000_000).fill(35))
    expect(await checkPolicyFile(path)).toMatchObject({ ok: false, problems: [{ rule: 'file.too-large' }] })
  })
})

describe('deadlineFor', () => {
  const ask = async (received: string, urgent = false, name = 'falkenberg') => {
    const answer = await deadlineFor(shipped(name), received, urgent)
    return answer.ok ? answer.deadline : answer.problems.map((problem) => problem.rule)
  }

  it('prints due time with the Swedish offset, modality, rule and citation (scenario 10)', async () => {
    expect(await ask('2026-04-02T16:00+02:00')).toEqual({
      dueAt: '2026-04-09T23:59:00+02:00',
      modality: 'ska',
      ruleId: 'answer-otherwise',
      citation: 'Svar inom tre arbetsdagar (ska). Anvisningar för sociala medier, F-102',
    })
  })

  it.each([
    ['2026-11-20T18:10+01:00', true, 'falkenberg', '2026-11-21T18:10:00+01:00'],
    ['2026-11-20T17:10:30.5Z', true, 'falkenberg', '2026-11-21T18:10:30+01:00'],
    ['2026-10-24T18:10+02:00', false, 'botkyrka', '2026-10-26T18:10:00+01:00'],
    ['2026-04-02T16:00+02:00[Europe/Stockholm]', false, 'falkenberg', '2026-04-09T23:59:00+02:00'],
  ])('%s, urgent %s, %s', async (received, urgent, name, dueAt) => {
    expect(await ask(received, urgent, name)).toMatchObject({ dueAt })
  })

  it.each([
    ['2026-04-02T16:00', 'input.time-without-offset'],
    ['2026-04-02 16:00', 'input.time-without-offset'],
    ['2026-04-02', 'input.not-a-time'],
    ['2026-02-30T10:00+01:00', 'input.not-a-time'],
    ['2026-04-02T25:00+02:00', 'input.not-a-time'],
    ['1026-04-02T16:00Z', 'input.not-a-time'],
    ['9026-04-02T16:00Z', 'input.not-a-time'],
    ['i går', 'input.not-a-time'],
    ['', 'input.not-a-time'],
  ])('refuses "%s"', async (received, rule) => {
    expect(await ask(received)).toEqual([rule])
  })

  it('shows how a local time is written with its offset', async () => {
    const answer = await deadlineFor(shipped('falkenberg'), '2026-11-20T18:10', false)
    expect(answer.ok ? '' : answer.problems[0]?.remedy.sv).toContain('2026-11-20T18:10+01:00')
  })

  it('hands on what is wrong with the file', async () => {
    const path = await written(
      'gap.yaml',
      changedYaml(
        'falkenberg',
        'when: always, amount: 3, unit: workingDays',
        'when: { urgent: true }, amount: 24, unit: hours',
      ),
    )
    expect(await deadlineFor(path, '2026-04-02T16:00+02:00', false)).toMatchObject({
      ok: false,
      problems: [{ rule: 'sla.no-catch-all', file: path }],
    })
  })
})
