import { ledgerActor, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { Conflict } from '#core/errors.ts'
import type { StoredBytes } from '#core/files/files.ts'
import { noteFile } from '#core/files/stored-file.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { RecordsDeps } from '../deps.ts'
import type { Desk } from '../rules/desks.ts'
import { insertHop } from '../store/hops.ts'
import { insertRegistration } from '../store/registrations.ts'
import { mailDesk } from './mail-desk.ts'
import type { Opening } from './opening.ts'

export function firstDesk(route: readonly Desk[]): Desk {
  const [desk] = route
  if (desk === undefined) throw new Error('a loaded policy never has an empty route')
  return desk
}

/** The decision, its first hop, its e-mail and its trace become true together. */
export async function saveOpening(
  deps: RecordsDeps,
  tx: Tx,
  actor: Actor,
  { opening, kept }: { readonly opening: Opening; readonly kept: StoredBytes },
): Promise<void> {
  const { orgId } = actor
  const { registrationId, input, handling, account, unit, route, criterion, inForce, at, evidence } = opening
  const desk = firstDesk(route)
  const messageId = handling.message.id
  await noteFile(tx, orgId, { ...kept, mediaType: 'application/zip' }, at)
  await insertOpened(tx, actor, { opening, kept, desk })
  const hopNo = await insertHop(tx, orgId, registrationId, {
    kind: 'handed-over',
    fromDesk: null,
    toDesk: desk,
    toUnitId: unit.id,
    byId: actor.id,
    byName: actor.name,
    reason: null,
    hoppedAt: at,
  })
  await mailDesk(deps, tx, orgId, { registrationId, hopNo, desk, unitId: unit.id })
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'registration.opened',
    subjectType: 'message',
    subjectId: messageId,
    actor: ledgerActor(actor),
    ruleIds: [criterion.ruleId],
    policyVersion: inForce.versionId,
    facts: {
      registrationId,
      accountId: account.id,
      caseId: input.caseId ?? null,
      evidenceId: evidence?.id ?? null,
      route: [...route],
      unitId: unit.id,
      packageSha256: kept.sha256,
      suggestedSecrecy: opening.isSecrecySuggested,
      isRepeated: input.acknowledgesEarlier ?? false,
    },
  })
}

async function insertOpened(
  tx: Tx,
  actor: Actor,
  { opening, kept, desk }: { readonly opening: Opening; readonly kept: StoredBytes; readonly desk: Desk },
): Promise<void> {
  const { input, handling, at } = opening
  await insertRegistration(tx, actor.orgId, {
    id: opening.registrationId,
    messageId: handling.message.id,
    accountId: opening.account.id,
    caseId: input.caseId ?? null,
    evidenceId: opening.evidence?.id ?? null,
    criterionRuleId: opening.criterion.ruleId,
    criterionNote: opening.note,
    ongoingCase: opening.ongoingCase,
    suggestedSecrecy: opening.isSecrecySuggested,
    route: opening.route,
    desk,
    unitId: opening.unit.id,
    arrivedAt: at,
    package: kept,
    openedBy: actor.id,
    openedAt: at,
    policyVersionId: opening.inForce.versionId,
  }).catch((error: unknown) => {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION)
      throw new Conflict('registration-under-way', { messageId: handling.message.id })
    throw error
  })
}

/** PostgreSQL's code: somebody handed the same message over in the same instant. */
const UNIQUE_VIOLATION = '23505'
