import { decodeEntities } from '../kit/xml/entities.ts'

/** What may stand between a tag's name and its end; bounded, so that no page is slow to read. */
export const ATTRIBUTES = String.raw`((?:\s+[a-z][\w:-]{0,40}(?:\s*=\s*(?:"[^"]{0,4000}"|'[^']{0,4000}'|[^\s"'>]{1,2000}))?){0,30})\s*\/?>`

const ATTRIBUTE = /([a-z][\w:-]{0,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi

/** By names in lower case. */
export function attributesOf(written: string): ReadonlyMap<string, string> {
  const found = [...written.matchAll(ATTRIBUTE)].map(
    ([, name = '', double, single, bare]) =>
      [name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? '')] as const,
  )
  return new Map(found)
}
