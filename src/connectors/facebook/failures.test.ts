import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { failureCode, httpCode } from '../meta/failure-code.ts'
import { failures as en } from './failures.en.ts'
import { failures as sv } from './failures.sv.ts'

const sources = ['.', '../meta', '../kit'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.includes('test'))
    .map((name) => readFileSync(new URL(`${folder}/${name}`, import.meta.url), 'utf8')),
)

/** The last word that a `Rejected` of ours is made with. */
const OWN_CODE = /new Rejected\((?:[^()]|\([^()]*\))*?'([a-z]+(?:[-_][a-z]+)*)'(?:, (?:true|false))?,?\s*\)/g

describe('every failure has words', () => {
  it('that we make up ourselves', () => {
    const codes = sources.flatMap((text) => [...text.matchAll(OWN_CODE)].map(([, code]) => code))
    expect(codes.length).toBeGreaterThan(8)
    for (const code of codes) expect(Object.keys(sv)).toContain(code)
  })

  it.each<readonly [number, number | null]>([
    [190, 463],
    [190, 492],
    [190, 99_999],
    [102, null],
    [10, 2_018_278],
    [10, 5],
    [200, null],
    [217, null],
    [299, null],
    [100, 33],
    [100, 2_069_019],
    [324, 1_366_046],
    [100, 1_390_008],
    [1, 4_854_002],
    ...[3, 104, 368, 506, 551, 803, 10_900, 10_901, 10_902, 10_903].map((code) => [code, null] as const),
  ])('that Graph tells: %s/%s', (code, subcode) => {
    expect(Object.keys(sv)).toContain(failureCode(code, subcode, 400))
  })

  it.each([400, 401, 403, 404, 405, 410, 413, 418, 451])('that comes as HTTP %i', (status) => {
    expect(Object.keys(sv)).toContain(httpCode(status))
  })

  it('in both languages, with a next step', () => {
    expect(Object.keys(en)).toEqual(Object.keys(sv))
    for (const { what, next } of [...Object.values(sv), ...Object.values(en)]) {
      expect(what).toMatch(/[.!]$/)
      expect(next).toMatch(/[.!]$/)
    }
  })
})
