import { asRecord } from '../kit/json.ts'
import type { Names } from './read-posts.ts'
import type { Known } from './webhook/notification-event.ts'

/** What an answer does not say itself and was known when it was fetched, kept beside it in the envelope: names, and posts by activity. */
export function sealKnown(known: {
  readonly names: Names
  readonly posts?: ReadonlyMap<string, string>
}): Readonly<Record<string, string>> {
  return {
    names: JSON.stringify(Object.fromEntries(known.names)),
    posts: JSON.stringify(Object.fromEntries(known.posts ?? [])),
  }
}

export function readKnown(about: Readonly<Record<string, string>>): Known {
  return { names: pairs(about['names']), posts: pairs(about['posts']) }
}

function pairs(text: string | undefined): ReadonlyMap<string, string> {
  const entries = Object.entries(asRecord(JSON.parse(text ?? '{}')) ?? {})
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
