/** How a police matter ends: with the report's number, or with a reasoned decision not to report (F-131, scenario 16). */
import { InvalidInput } from '#core/errors.ts'

export type PoliceSettlement =
  | { readonly as: 'reported'; readonly reportNumber: string }
  | { readonly as: 'decided-not'; readonly reason: string }

const LEAST_REASON_CHARACTERS = 20
const MOST_REASON_CHARACTERS = 2000
const MOST_NUMBER_CHARACTERS = 40

/** Exactly one of the two. The police write numbers as 5000-K123456-26; other authorities' forms are let through, words are not. */
export function readPoliceSettlement(input: {
  readonly reportNumber?: string | undefined
  readonly reason?: string | undefined
}): PoliceSettlement {
  const number = input.reportNumber?.trim().toLocaleUpperCase('sv').replace(/\s+/g, '') ?? ''
  const reason = input.reason?.trim() ?? ''
  if ((number === '') === (reason === ''))
    throw new InvalidInput([{ field: 'reportNumber', code: 'number-or-reason' }])
  if (number !== '') {
    if (number.length > MOST_NUMBER_CHARACTERS || !/^(?=(?:.*\d){3})[\p{L}\d/-]+$/u.test(number))
      throw new InvalidInput([
        { field: 'reportNumber', code: 'police-number-form', params: { example: '5000-K123456-26' } },
      ])
    return { as: 'reported', reportNumber: number }
  }
  if (reason.length < LEAST_REASON_CHARACTERS)
    throw new InvalidInput([
      { field: 'reason', code: 'too-short', params: { least: LEAST_REASON_CHARACTERS } },
    ])
  if (reason.length > MOST_REASON_CHARACTERS)
    throw new InvalidInput([{ field: 'reason', code: 'too-long', params: { most: MOST_REASON_CHARACTERS } }])
  return { as: 'decided-not', reason }
}
