import { describe, expect, it } from 'vitest'
import { failureCode } from '../meta/failure-code.ts'
import { failuresEn } from './failures.en.ts'
import { failuresSv } from './failures.sv.ts'

const codes = Object.keys(failuresSv)

describe('failures in words', () => {
  it('has the same codes in both languages', () => {
    expect(Object.keys(failuresEn).toSorted()).toEqual(codes.toSorted())
  })

  it.each(codes)('%s says what has happened and what to do, in whole sentences', (code) => {
    for (const { what, next } of [failuresSv[code], failuresEn[code]].filter((one) => one !== undefined)) {
      expect(what).toMatch(/^\p{Lu}.*\.$/u)
      expect(next).toMatch(/^\p{Lu}.*\.$/u)
    }
  })

  it('has words for each subcode of Instagram’s own, found before the code around it', () => {
    const told = Array.from({ length: 100 }, (_, last) => failureCode(100, 2_207_000 + last, 400)).filter(
      (code) => code !== '100',
    )
    expect(told.length).toBeGreaterThan(20)
    expect(codes).toEqual(expect.arrayContaining(told))
  })

  it.each([
    // What this connector says by itself, beside the network's numbers.
    'malformed-id malformed-request bad-handle empty-text text-too-long reply-to-hidden post-unknown success-false',
    'container-expired container-error access-denied no-code not-media too-large redirect encoding malformed bad-address',
    'private-address text-not-allowed needs-media form-not-offered too-many-images too-few-images image-too-large',
    'image-type alt-text-too-long alt-text-not-kept video-too-large video-too-long video-type captions-not-taken',
    'media-mixed no-public-address schedule-not-offered',
  ])('covers %s', (own) => {
    for (const code of own.split(' ')) expect(codes).toContain(code)
  })
})
