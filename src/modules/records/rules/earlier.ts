/** One message is registered once: a second package under way is refused, one after a number needs a person's yes (R9, scenario 19). */
import { Conflict } from '#core/errors.ts'
import type { Registration } from './registration.ts'

type Earlier = Pick<Registration, 'id' | 'state' | 'desk' | 'diaryNumber'>

/**
 * Throws `Conflict` `registration-under-way` or, unless acknowledged, `registered-before`; both name the first one. A rejected
 * registration does not stand in the way: it was not entered anywhere.
 */
export function refuseDuplicate(earlier: readonly Earlier[], acknowledges: boolean): void {
  const underWay = earlier.find((one) => one.state === 'under-way')
  if (underWay !== undefined) {
    throw new Conflict('registration-under-way', { registrationId: underWay.id, desk: underWay.desk })
  }
  const numbered = earlier.find((one) => one.state === 'registered' || one.state === 'linked')
  if (numbered !== undefined && !acknowledges) {
    const details = { registrationId: numbered.id, number: numbered.diaryNumber ?? '' }
    throw new Conflict('registered-before', details)
  }
}
