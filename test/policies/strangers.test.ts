import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  answerDeadline,
  platformStanding,
  policyFor,
  readPolicy,
  unknowns,
  layerPolicy,
} from '#modules/policy/index.ts'
import { policyJsonSchema } from '#modules/policy/index.ts'
import { parse } from 'yaml'
import { z } from 'zod'

/** Policies of invented organisations, written from the JSON Schema and the guide alone, as a stranger would. */
const names = ['nackby', 'region-mitt', 'sjo-och-vatten'] as const

const bytesOf = (name: string) => readFileSync(join(import.meta.dirname, `${name}.yaml`))

function policyOf(name: (typeof names)[number]) {
  const read = readPolicy(bytesOf(name), name)
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 2))
  return read
}

const due = (name: (typeof names)[number], received: string) =>
  answerDeadline(policyOf(name).policy, { receivedAt: Temporal.Instant.from(received), isUrgent: false })
    .dueAt.toZonedDateTimeISO('Europe/Stockholm')
    .toPlainDateTime()
    .toString()

describe('a stranger’s policy', () => {
  it.each(names)('%s holds, has nothing open, and fits the schema that editors use', (name) => {
    const { policy } = policyOf(name)
    expect(unknowns(policy)).toEqual([])
    const schema = z.fromJSONSchema(policyJsonSchema())
    expect(
      schema.safeParse(parse(bytesOf(name).toString('utf8').replace('\ufeff', ''))).error,
    ).toBeUndefined()
  })

  it('counts Nackby’s day over Maundy Thursday to the Tuesday after Easter', () => {
    expect(due('nackby', '2026-04-01T15:00:00+02:00')).toBe('2026-04-07T16:30:00')
    expect(due('nackby', '2026-03-03T10:00:00+01:00')).toBe('2026-03-04T10:00:00')
  })

  it('tightens the region’s watch for health care', () => {
    const { policy } = policyOf('region-mitt')
    const layered = policyFor(layerPolicy(null, policy), { unit: 'halso' })
    expect(layered.policy.inbox.watch?.value).toMatchObject({ perDay: 6, days: 'all' })
    expect(policy.inbox.watch?.value).toMatchObject({ perDay: 3 })
  })

  it('closes the company’s list and warns of the repealed law it cites', () => {
    const { policy, warnings } = policyOf('sjo-och-vatten')
    expect(platformStanding(policy, 'TikTok').effect).toBe('stop')
    expect(warnings.map(({ rule }) => rule)).toEqual(['law.repealed'])
  })
})
