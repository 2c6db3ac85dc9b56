import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type Definition = Readonly<Record<string, unknown>>

const folder = join(import.meta.dirname, 'lexicons')

const documents: ReadonlyMap<string, Definition> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { id: string; defs: Definition })
    .map(({ id, defs }) => [id, defs]),
)

/** `app.bsky.embed.images#image`, or a whole lexicon's main part; undefined for what is not among ours. */
export function definition(ref: string): Definition | undefined {
  const [id = '', part = 'main'] = ref.split('#')
  return documents.get(id)?.[part] as Definition | undefined
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const partOf = (source: unknown, key: string): Definition | undefined => {
  const part = isObject(source) ? source[key] : undefined
  return isObject(part) ? part : undefined
}
