import { may, permit, type Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import { readOutboxOf, type OutboxState } from '#core/outbox/outbox.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import { possibleMoves, standingOf, type Move } from '../rules/path.ts'
import type { Hop, Registration } from '../rules/registration.ts'
import { readDeskMails } from '../store/desk-mail.ts'
import { readHops } from '../store/hops.ts'
import { findRegistration, readRegistrationsOf } from '../store/registrations.ts'

export type LetterState = {
  readonly outboxId: string
  readonly hopNo: number
  readonly recipient: string
  readonly state: OutboxState
  readonly problem: string | null
}

export type RegistrationView = {
  readonly registration: Registration
  readonly hops: readonly Hop[]
  readonly letters: readonly LetterState[]
  /** What this person may do from here; empty for somebody at another desk. */
  readonly moves: readonly Move['kind'][]
  readonly mayDownload: boolean
}

type ReadDeps = Pick<RecordsDeps, 'db'>

/** One registration with its way so far. Throws `NotFound` and `NotPermitted`. */
export async function readRegistration(
  deps: ReadDeps,
  actor: Actor,
  registrationId: string,
): Promise<RegistrationView> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const registration = await findRegistration(tx, actor.orgId, registrationId)
    if (registration === null) throw new NotFound('registration', registrationId)
    permit(actor, recordsPermissions.read, registration)
    const rows = new Map(
      (await readOutboxOf(tx, actor.orgId, registration.id)).map((row) => [row.id as string, row]),
    )
    const mails = await readDeskMails(tx, actor.orgId, registration.id)
    return {
      registration,
      hops: await readHops(tx, actor.orgId, registration.id),
      letters: mails.map(({ outboxId, hopNo, recipient }) => {
        const row = rows.get(outboxId)
        return {
          outboxId,
          hopNo,
          recipient,
          state: row?.state ?? 'pending',
          problem: row?.problem?.code ?? null,
        }
      }),
      moves: may(actor, recordsPermissions.work, registration) ? possibleMoves(standingOf(registration)) : [],
      mayDownload: registration.package !== null && may(actor, recordsPermissions.download, registration),
    }
  })
}

/** A message's registrations, oldest first: the item shows its number the moment the registrar has entered it (R9). */
export async function registrationsOf(
  deps: ReadDeps,
  actor: Actor,
  messageId: string,
): Promise<readonly Registration[]> {
  const found = await deps.db.forOrg(actor.orgId, (tx) => readRegistrationsOf(tx, actor.orgId, messageId))
  return found.filter((registration) => may(actor, recordsPermissions.read, registration))
}
