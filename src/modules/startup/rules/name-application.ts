/** What people call an application: by the account it is about, or was going to be about. */
import type { Application } from './application.ts'
import { accountNameOf } from './derive-opening.ts'

/** `accountName`: of the account there is already. Empty when the applicant has not come to the name yet. */
export function applicationName(
  application: Pick<Application, 'basics' | 'answers'>,
  accountName: string | null,
): string {
  return accountName ?? accountNameOf(application)
}
