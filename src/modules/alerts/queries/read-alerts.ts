import type { PersonActor } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import { isId } from '#core/ids.ts'
import type { AlertDeps } from '../deps.ts'
import type { Alert } from '../rules/alert.ts'
import type { MailWishes } from '../rules/mailing.ts'
import { countUnread, readAlertsOf, type AlertPlace } from '../store/alerts.ts'
import { readWishes } from '../store/wishes.ts'

const PAGE = 30
const MOST_ON_A_PAGE = 200

export type AlertPage = {
  readonly alerts: readonly Alert[]
  /** Opaque; null on the last page. */
  readonly next: string | null
  readonly unread: number
  readonly wishes: MailWishes
}

/** The actor's own alerts: unread first, newest first. Throws `InvalidInput` for a cursor that is none. */
export async function readAlerts(
  deps: Pick<AlertDeps, 'db'>,
  actor: PersonActor,
  input: { readonly after?: string | null; readonly limit?: number } = {},
): Promise<AlertPage> {
  const { orgId, id: personId } = actor
  const limit = Math.min(Math.max(input.limit ?? PAGE, 1), MOST_ON_A_PAGE)
  const after = readPlace(input.after ?? '')
  return deps.db.forOrg(orgId, async (tx) => {
    const found = await readAlertsOf(tx, orgId, { personId, after, limit: limit + 1 })
    const alerts = found.slice(0, limit)
    const last = alerts.at(-1)
    return {
      alerts,
      next: found.length > limit && last !== undefined ? writePlace(last) : null,
      unread: await countUnread(tx, orgId, personId),
      wishes: await readWishes(tx, orgId, personId),
    }
  })
}

function writePlace({ readAt, raisedAt, id }: Alert): string {
  return [readAt === null ? 'o' : 'l', raisedAt.toString(), id].join('_')
}

function readPlace(text: string): AlertPlace | null {
  if (text === '') return null
  const [group = '', at = '', id = ''] = text.split('_')
  try {
    if ((group === 'o' || group === 'l') && isId(id))
      return { isRead: group === 'l', raisedAt: Temporal.Instant.from(at), id }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw new InvalidInput([{ field: 'after', code: 'bad-cursor' }])
}
