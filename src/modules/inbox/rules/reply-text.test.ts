import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkReplyText } from './check-reply-text.ts'
import { holdsPersonalNumber } from './personal-number.ts'
import { repeatsContent } from './repeats-content.ts'
import { isSameWords } from './same-words.ts'
import { searchWords } from './search-words.ts'
import { storableJson, storableText } from './storable-text.ts'

describe('personal numbers (F-112)', () => {
  it.each([
    ['19850709-9805', true],
    ['850709-9805', true],
    ['8507099805', true],
    ['198507099805', true],
    ['850709 9805', true],
    ['850709–9805', true],
    ['pnr850709-9805!', true],
    ['850769-9802', true],
    ['８５０７０９-９８０５', true],
    ['850709-9804', false],
    ['851309-9805', false],
    ['850732-9805', false],
    ['0346-88 60 00', false],
    ['ärende 2026/123', false],
    ['123850709-98051', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(holdsPersonalNumber(`Hej ${text} hej`)).toBe(expected)
  })

  it('finds every number with the right check digit, and none with a wrong one', () => {
    const date = fc.record({
      year: fc.integer({ min: 0, max: 99 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      serial: fc.integer({ min: 0, max: 999 }),
    })
    const two = (n: number) => String(n).padStart(2, '0')
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 9 }), ({ year, month, day, serial }, off) => {
        const nine = `${two(year)}${two(month)}${two(day)}${String(serial).padStart(3, '0')}`
        const sum = Array.from(nine).reduce((total, digit, index) => {
          const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
          return total + Math.floor(value / 10) + (value % 10)
        }, 0)
        const check = (10 - (sum % 10)) % 10
        expect(holdsPersonalNumber(`${nine.slice(0, 6)}-${nine.slice(6)}${check}`)).toBe(true)
        expect(holdsPersonalNumber(`${nine.slice(0, 6)}-${nine.slice(6)}${(check + off) % 10}`)).toBe(false)
      }),
    )
  })
})

describe('repeating what a sensitive message said (F-112, F-127)', () => {
  const message = 'Min granne Karin Ek på Storgatan 5 (070-123 45 67, karin@ek.example) har kontakt med soc'
  it.each([
    ['Hej! Ring oss så hjälper vi dig.', null],
    ['Vi har noterat numret 0701234567.', 'number'],
    ['Vi mejlar KARIN@ek.example.', 'address'],
    ['Att granne Karin Ek på Storgatan bor där vet vi.', 'words'],
    ['Ring 0346-88 60 00.', null],
  ])('%s → %s', (reply, expected) => {
    expect(repeatsContent(reply, message)).toBe(expected)
  })

  it('lets our own contacts stand, also when the message named them', () => {
    const named = `${message}. Jag ringde 0346-88 60 00`
    expect(repeatsContent('Ring 0346-88 60 00.', named)).toBe('number')
    expect(repeatsContent('Ring 0346-88 60 00.', named, '0346-88 60 00')).toBeNull()
  })
})

describe('a text about to go out', () => {
  const signer = { fullName: 'Kim Ek', role: 'kommunikatör', hidesName: true }
  const facts = {
    body: 'Hej',
    text: 'Hej\n/kommunikatör',
    signer,
    mostCharacters: 20,
    sensitiveText: null,
    ownWords: '',
  }
  it.each([
    [{}, null],
    [{ body: ' \n' }, 'text-empty'],
    [{ text: 'x'.repeat(21) }, 'text-too-long'],
    [{ text: 'Nr 850709-9805', mostCharacters: 99 }, 'personal-number'],
    [{ text: 'Hälsar Kim Ek' }, 'withheld-name'],
    [{ text: 'Ring 12345', sensitiveText: 'Jag har 12 345' }, 'repeats-content'],
  ])('%j → %s', (over, code) => {
    expect(checkReplyText({ ...facts, ...over })?.code ?? null).toBe(code)
  })
})

describe('texts as they are kept and compared', () => {
  it('keeps everything but what no database holds, and twice is the same as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kept = storableText(text)
        expect(kept).not.toContain('\u0000')
        expect(kept.isWellFormed()).toBe(true)
        expect(storableText(kept)).toBe(kept)
        if (text.isWellFormed() && !text.includes('\u0000')) expect(kept).toBe(text)
      }),
    )
    expect(storableJson({ a: ['\u0000', { b: '\ud800' }] })).toBe('{"a":["\u2400",{"b":"\ufffd"}]}')
  })

  it('takes white space and composition for no difference, and every other for one', () => {
    expect(isSameWords(' Hej\n\nÅsa ', 'Hej A\u030Asa')).toBe(true)
    expect(isSameWords('Hej', 'Hej!')).toBe(false)
  })
})

describe('what a person searches for', () => {
  it.each([
    ['  ', null],
    ['bad', { query: 'bad', parts: ['%bad%'] }],
    ['bad öppettider', { query: 'bad öppettider', parts: ['%bad%', '%öppettider%'] }],
    ['på bad', { query: 'på bad', parts: [] }],
    ['bad -ute', { query: 'bad -ute', parts: [] }],
    ['bad OR sim', { query: 'bad OR sim', parts: [] }],
    ['"stora badet"', { query: '"stora badet"', parts: ['%stora badet%'] }],
    ['50%_\\', { query: '50%_\\', parts: ['%50\\%\\_\\\\%'] }],
  ])('%j → %j', (typed, expected) => {
    expect(searchWords(typed)).toEqual(expected)
  })
})
