/** What a desk is told by e-mail, and what never goes by e-mail (R9; OSL: secret data is not sent in the open). */
import type { Registration } from './registration.ts'

/** Most mail servers refuse more than 20–25 MB, and base64 adds a third. */
const MOST_ATTACHED_BYTES = 14_000_000

export type Attached = 'package' | 'secret' | 'too-large' | 'none'

/** Whether the package goes with the mail; otherwise the mail only says where it is. */
export function attachmentOf(registration: Pick<Registration, 'package' | 'suggestedSecrecy'>): Attached {
  if (registration.suggestedSecrecy) return 'secret'
  if (registration.package === null) return 'none'
  return registration.package.sizeBytes > MOST_ATTACHED_BYTES ? 'too-large' : 'package'
}

/** True when the item has moved on or is settled: the desk is no longer asked for anything. */
export function isMailStale(
  registration: Pick<Registration, 'state' | 'arrivedAt'>,
  hoppedAt: Temporal.Instant,
): boolean {
  return registration.state !== 'under-way' || !registration.arrivedAt.equals(hoppedAt)
}

/** What the package is called outside the system: dated, and short enough to be read aloud. */
export function packageName({ id, openedAt }: Pick<Registration, 'id' | 'openedAt'>): string {
  return `diarieforing-${openedAt.toString().slice(0, 10)}-${id.slice(-8)}.zip`
}
