/** What may be written as the diary number (scenario 19): by the organisation's own pattern, and the same number twice only on purpose. */
import { Conflict, InvalidInput } from '#core/errors.ts'
import { diaryNumberExample, normaliseDiaryNumber, type Policy } from '#modules/policy/index.ts'

/** The number as the registry writes it. Throws `InvalidInput` with an example of one that holds. */
export function readDiaryNumber(policy: Policy, text: string, field = 'number'): string {
  const number = normaliseDiaryNumber(policy, text)
  if (number !== null) return number
  const code = text.trim() === '' ? 'required' : 'diary-number-form'
  throw new InvalidInput([{ field, code, params: { example: diaryNumberExample(policy) } }])
}

/**
 * Several messages may belong to one case, but a typing slip looks just the same: the first registration under the number is named
 * and a person has to say that it is the same case. Throws `Conflict` `diary-number-in-use`.
 */
export function confirmSameCase(
  holders: readonly { readonly id: string; readonly messageId: string }[],
  number: string,
  isConfirmed: boolean,
): void {
  const [first] = holders
  if (first === undefined || isConfirmed) return
  throw new Conflict('diary-number-in-use', {
    number,
    registrationId: first.id,
    messageId: first.messageId,
    times: holders.length,
  })
}
