import { describe, expect, it } from 'vitest'
import { InvalidInput } from '#core/errors.ts'
import { readAssessment } from './choose-ground.ts'

const codesOf = (text: string): string[] => {
  try {
    readAssessment(text)
    return []
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return error.fields.map((field) => field.code)
  }
}

describe('the assessment (F-126)', () => {
  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['kränkande', 'assessment-too-short'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'assessment-too-short'],
    ['Någon kände sig kränkt av kommentaren', 'assessment-not-objective'],
    ['Jag blev väldigt ledsen och arg av detta', 'assessment-not-objective'],
    ['She felt offended by this, and I was upset', 'assessment-not-objective'],
    ['x '.repeat(2001), 'too-long'],
  ])('refuses %j as %s', (text, code) => {
    expect(codesOf(text)).toEqual([code])
  })

  it.each([
    'Kommentaren hotar en namngiven handläggare med våld.',
    'Personen blev kränkt: skribenten kallar henne vid ett nedsättande ord inför alla.',
    'The comment names a neighbour and her dealings with the social services.',
  ])('takes %j', (text) => {
    expect(readAssessment(`  ${text} `)).toBe(text)
  })
})
