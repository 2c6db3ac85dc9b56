import type { InstagramLab } from '../lab-core.ts'
import type { Entry } from './bodies.ts'

/** Comments follow the app's own subscription as soon as the app is on the Page at all; messages must be among the Page's fields. */
export function isSubscribed({ town }: InstagramLab, entry: Entry): boolean {
  const fields = town.state.accounts[String(entry['id'])]?.extra['subscribedFields']
  if (!Array.isArray(fields)) return false
  return 'messaging' in entry ? fields.includes('messages') : fields.length > 0
}
