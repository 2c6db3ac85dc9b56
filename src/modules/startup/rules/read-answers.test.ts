import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersToCopy } from './copy-answers.ts'
import { listOf, prefilled, readAnswers, typedOf } from './read-answers.ts'

const NBSP = '\u00a0'
const one = (type: Parameters<typeof readAnswers>[0][number]['type'], typed: string | readonly string[]) =>
  readAnswers([{ key: 'q', type }], { q: typed })['q']

describe('what was typed', () => {
  it.each([
    ['text', '  Hej  ', 'Hej'],
    ['longText', '', null],
    ['yesNo', 'yes', true],
    ['yesNo', 'no', false],
    ['yesNo', 'kanske', 'kanske'],
    ['number', '4', 4],
    ['number', '2,5', 2.5],
    ['number', `1${NBSP}200`, 1200],
    ['number', '-3', '-3'],
    ['number', '1e9', '1e9'],
    ['number', 'fyra', 'fyra'],
    ['number', '9'.repeat(400), '9'.repeat(400)],
    ['people', ['', 'a', 'b', 'a'], ['a', 'b']],
    ['people', '', []],
    ['choices', 'a', ['a']],
    ['choice', ['a', 'b'], 'b'],
  ] as const)('%s: %j is read as %j', (type, typed, answer) => {
    expect(one(type, typed)).toEqual(answer)
  })

  it('leaves alone what was not sent, and everything no question asked for', () => {
    const questions = [
      { key: 'a', type: 'text' },
      { key: 'b', type: 'people' },
    ] as const
    expect(readAnswers(questions, { a: 'x', c: 'y' })).toEqual({ a: 'x' })
  })

  it('a number goes out and comes back the same, or stays the words it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double({ min: 0, noNaN: true }).map(String), fc.string()), (text) => {
        const read = one('number', text)
        expect(one('number', typedOf(read))).toEqual(read)
      }),
    )
  })

  it('no text is lost but for the space around it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typedOf(one('longText', text))).toBe(text.trim())
      }),
    )
  })
})

it.each([
  [null, []],
  ['', []],
  ['a', ['a']],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [true, []],
  [4, []],
])('as a list: %j', (answer, list) => {
  expect(listOf(answer)).toEqual(list)
})

describe('filled in beforehand', () => {
  const base = { label: { sv: '', en: '' }, required: true, options: [], showsOverlaps: false }
  const questions = [
    {
      ...base,
      key: 'routine',
      type: 'longText',
      prefill: { sv: 'Till registrator.', en: 'To the registrar.' },
    },
    { ...base, key: 'terms-read', type: 'yesNo' },
    { ...base, key: 'terms-on', type: 'date' },
    { ...base, key: 'purpose', type: 'longText' },
  ] as const

  it('F-066: the routines come from the policy', () => {
    expect(prefilled(questions, 'sv')).toEqual({ routine: 'Till registrator.' })
    expect(prefilled(questions, 'en')).toEqual({ routine: 'To the registrar.' })
  })

  it('F-060: nobody’s “yes, I have read it” and no date is copied', () => {
    const earlier = { purpose: 'Berätta', 'terms-read': true, 'terms-on': '2026-01-01', gone: 'x' }
    expect(answersToCopy(questions, earlier)).toEqual({ purpose: 'Berätta' })
  })
})
