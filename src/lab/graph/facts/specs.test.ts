import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { factsOf, nodeOfField, specifiedNodes } from './nodes.ts'
import { objectFields } from './shapes.ts'
import { enumValues } from './table.ts'

type SpecParam = { name: string; type: string; required: boolean }
type SpecCall = { method: string; endpoint?: string; name?: string; return: string; params?: SpecParam[] }
type Spec = { fields: { name: string; type: string }[]; apis: SpecCall[] }

const folder = join(import.meta.dirname, '../../../../../shared/contracts/meta')
const isHere = existsSync(join(folder, 'specs'))
const why = isHere
  ? ''
  : ' (skipped: the reference folder ../shared/contracts/meta/specs is not on this machine)'

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))

function enumerations(): Map<string, string[]> {
  const list = readJson('enum_types.json') as { name: string; values: string[] }[]
  return new Map(list.map(({ name, values }) => [name, values]))
}

function typeName(type: string, enums: Map<string, string[]>): string {
  const plain = type.replaceAll('unsigned int', 'uint').replaceAll(' ', '')
  const inner = /^list<(\w+)>$/.exec(plain)?.[1]
  if (inner !== undefined && enums.has(inner)) return `list<{${(enums.get(inner) ?? []).join('|')}}>`
  return enums.has(plain) ? `{${(enums.get(plain) ?? []).join('|')}}` : plain
}

describe.skipIf(!isHere)(`fact tables against the network's own specifications${why}`, () => {
  const enums = isHere ? enumerations() : new Map<string, string[]>()

  it.each(specifiedNodes.map((facts) => [facts.node, facts] as const))('%s', (node, facts) => {
    const spec = readJson(`specs/${node}.json`) as Spec
    expect(facts.fields).toEqual(
      Object.fromEntries(spec.fields.map((f) => [f.name, typeName(f.type, enums)])),
    )
    const calls = spec.apis.map((call) => [`${call.method} ${call.endpoint ?? '.'}`, call] as const)
    const served = Object.keys(facts.calls)
    expect([...served, ...facts.notEmulated].sort()).toEqual(calls.map(([key]) => key).sort())
    for (const [key, call] of calls.filter(([key]) => served.includes(key))) {
      const params = (call.params ?? []).map((param) => [
        param.name,
        { type: typeName(param.type, enums), isRequired: param.required },
      ])
      expect(facts.calls[key]).toEqual({
        returns: typeName(call.return, enums),
        params: Object.fromEntries(params) as unknown,
      })
    }
  })
})

describe('the tables by themselves', () => {
  it('know the words that the connector needs', () => {
    expect(factsOf('Comment')?.fields['can_hide']).toBe('bool')
    expect(factsOf('Page')?.calls['POST messages']?.params['recipient']).toEqual({
      type: 'Object',
      isRequired: true,
    })
    expect(enumValues(factsOf('Comment')?.calls['GET comments']?.params['filter']?.type ?? '')).toEqual([
      'stream',
      'toplevel',
    ])
    expect(factsOf('Page')?.notEmulated.has('POST live_videos')).toBe(true)
  })

  it('name only fields and nodes that exist in the list of object fields', () => {
    for (const [key, target] of Object.entries(objectFields)) {
      const [node = '', field = ''] = key.split('.')
      expect(factsOf(node)?.fields, key).toHaveProperty(field)
      expect(factsOf(target), key).toBeDefined()
      expect(nodeOfField(node, field)).toBe(target)
    }
  })
})
