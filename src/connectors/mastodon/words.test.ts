import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mastodonWords } from './words.ts'

/** Codes stand as literals where they are thrown; those that come from another file are named. */
const ELSEWHERE = [
  'malformed-request',
  'bad-handle',
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'unauthorized_client',
]

function codesInSource(): readonly string[] {
  const files = readdirSync(import.meta.dirname).filter((name) => /^(?!words).*(?<!\.test)\.ts$/.test(name))
  return files.flatMap((name) => {
    const source = readFileSync(`${import.meta.dirname}/${name}`, 'utf8')
    const thrown = [...source.matchAll(/new (?:Rejected|AccessRevoked)\([^]*?\)\n/g)].flatMap(([text]) =>
      [...text.matchAll(/, '([a-z_-]+)'/g)].map(([, code]) => code ?? ''),
    )
    const tabled = [...source.matchAll(/code: '([a-z-]+)'|^ {2}\d{3}: '([a-z-]+)'/gm)].map(
      ([, a, b]) => a ?? b ?? '',
    )
    return [...thrown, ...tabled]
  })
}

describe('words for failures', () => {
  it.each([...new Set([...codesInSource(), ...ELSEWHERE])].sort())(
    '%s says what has happened and what to do',
    (code) => {
      for (const words of [mastodonWords.sv, mastodonWords.en]) {
        expect(words.failures[code]?.what).toMatch(/\.$/)
        expect(words.failures[code]?.next).toMatch(/\.$/)
      }
    },
  )

  it('finds the codes it is to look for', () => {
    expect(codesInSource()).toEqual(
      expect.arrayContaining(['token-invalid', 'text-too-long', 'server-address', 'forbidden']),
    )
  })
})
