import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { policyJsonSchema } from './rules/schema/policy-json-schema.ts'
import { changedYaml, shippedYaml } from './shipped-policy-fixture.ts'

const file = new URL('../../../policies/policy.schema.json', import.meta.url)
const committed = () => JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof z.fromJSONSchema>[0]

describe('policies/policy.schema.json', () => {
  // Update it with: npx vitest run src/modules/policy/policy-json-schema.test.ts -u
  it('is what the schema in code says', async () => {
    await expect(`${JSON.stringify(policyJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(file.pathname)
  })

  it.each(['falkenberg', 'botkyrka'] as const)('accepts %s.yaml, which names it for editors', (name) => {
    const yaml = shippedYaml(name)
    expect(yaml.startsWith('# yaml-language-server: $schema=./policy.schema.json\n')).toBe(true)
    expect(z.fromJSONSchema(committed()).safeParse(parse(yaml)).error).toBeUndefined()
  })

  it.each([
    ['an unknown key', 'dueTime:', 'dueTme:'],
    ['a modality that is none', 'modality: gärna', 'modality: kanske'],
  ])('underlines %s', (_, from, to) => {
    expect(z.fromJSONSchema(committed()).safeParse(parse(changedYaml('falkenberg', from, to))).success).toBe(
      false,
    )
  })
})
