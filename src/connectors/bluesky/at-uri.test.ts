import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  isDid,
  isHandle,
  isRecordKey,
  isTid,
  parseAtUri,
  permalinkOf,
  recordAddress,
  uriOf,
} from './at-uri.ts'

/** One case a line; empty lines and those that begin with # are no cases. */
const cases = (name: string): readonly string[] =>
  readFileSync(new URL(`./fixtures/syntax/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# ') && line !== '#')

describe.each<[string, (text: string) => boolean]>([
  ['did', isDid],
  ['handle', isHandle],
  ['recordkey', isRecordKey],
  ['tid', isTid],
  ['aturi', (text) => parseAtUri(text) !== null],
])('%s', (name, isValid) => {
  it('takes what atproto calls valid, and nothing that it calls invalid', () => {
    const [valid, invalid] = [cases(`${name}_syntax_valid`), cases(`${name}_syntax_invalid`)]
    expect(valid.length).toBeGreaterThan(2)
    expect(valid.filter((text) => !isValid(text))).toEqual([])
    expect(invalid.filter((text) => isValid(text))).toEqual([])
  })
})

describe('the address of a record', () => {
  const uri = 'at://did:plc:hs5h64usvfg24vegcyxgvpnh/app.bsky.feed.post/3n2srvei7jc2d'

  it('is taken apart and put together again', () => {
    const address = recordAddress(uri)
    expect(address).toEqual({
      repo: 'did:plc:hs5h64usvfg24vegcyxgvpnh',
      collection: 'app.bsky.feed.post',
      rkey: '3n2srvei7jc2d',
    })
    expect(address === null ? null : uriOf(address)).toBe(uri)
  })

  it.each(['', 'hej', 'at://kommun.test', 'at://kommun.test/app.bsky.feed.post', `${uri}/x`])(
    'is not %j',
    (text) => {
      expect(recordAddress(text)).toBeNull()
    },
  )

  it('becomes a link by DID, which stays when the handle changes; only for posts', () => {
    expect(permalinkOf(uri, 'https://bsky.app')).toBe(
      'https://bsky.app/profile/did:plc:hs5h64usvfg24vegcyxgvpnh/post/3n2srvei7jc2d',
    )
    expect(permalinkOf(uri.replace('feed.post', 'feed.like'), 'https://bsky.app')).toBeNull()
  })
})
