import { ledgerActor, systemActor } from '#core/actor.ts'
import { readOnDuty } from '#modules/organisation/index.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import { autoReply } from './auto-reply.ts'
import { arrivesRestricted } from '../rules/begin-work.ts'
import { chooseOwner, type Candidate } from '../rules/choose-owner.ts'
import { deadlineFor } from '../rules/deadline.ts'
import { isEnteredByHand } from '../rules/entered-by-hand.ts'
import { isNameless } from '../rules/is-nameless.ts'
import { textSha256 } from '../rules/text-hash.ts'
import { changeMessage } from '../store/messages.ts'
import { dueColumns } from './due-columns.ts'
import type { Derivation, DeriveDeps, Work } from './derivation.ts'

/** What comes in gets an owner and a deadline in the transaction it comes in by: nothing lies about without either (§8.20). */
export async function beginWork(
  deps: DeriveDeps,
  derivation: Derivation,
  works: readonly Work[],
): Promise<void> {
  if (works.length === 0) return
  const { tx, orgId } = derivation
  const inForce = await deps.policies.inForce(tx, orgId, deps.clock.now())
  const people = await readOnDuty(tx, orgId, deps.clock.now())
  for (const work of works) await begin(deps, derivation, work, { inForce, people })
}

type Circumstances = { readonly inForce: PolicyInForce; readonly people: readonly Candidate[] }

async function begin(
  deps: DeriveDeps,
  { tx, orgId, account, ledger }: Derivation,
  work: Work,
  { inForce, people }: Circumstances,
): Promise<void> {
  const { id, folded } = work
  const { unitId, ownerId, ownerBecause } = await placeOf(deps, { tx, orgId, account }, work, people)
  const deadline = deadlineFor(inForce, folded.receivedAt, null)
  const isRestricted = arrivesRestricted(folded)
  const hasContext =
    !isEnteredByHand(folded) &&
    (work.kind === 'comment' ||
      folded.media.length > 0 ||
      isNameless({ ...folded, kind: work.kind, isOurs: false }))
  await changeMessage(tx, orgId, id, {
    state: 'open',
    ownerId,
    unitId,
    ...dueColumns(deadline),
    ...(isRestricted ? { isRestricted } : {}),
    ...(hasContext ? { contextAskedAt: deps.clock.now() } : {}),
  })
  if (hasContext) await deps.jobs.send(tx, 'inbox.fetch-context', { orgId, messageId: id })
  await deps.events.messageArrived(tx, orgId, { messageId: id, accountId: account.id })
  ledger.push({
    kind: 'message.received',
    subjectType: 'message',
    subjectId: id,
    actor: ledgerActor(systemActor(orgId, 'intake')),
    ruleIds: [deadline.ruleId],
    policyVersion: inForce.label,
    facts: {
      accountId: account.id,
      receivedAt: folded.receivedAt.toString(),
      textSha256: textSha256(folded.text),
      dueAt: deadline.dueAt.toString(),
      modality: deadline.modality,
      ownerId,
      ownerBecause,
    },
  })
  const answered = await autoReply(deps, { tx, orgId, account }, work, inForce)
  if (answered !== null) ledger.push(answered)
}

/** Who has it from the start, and for which unit. F-040: during a relay week it is the relay's, whoever published the post. */
async function placeOf(
  deps: Pick<DeriveDeps, 'answeringNow'>,
  { tx, orgId, account }: Pick<Derivation, 'tx' | 'orgId' | 'account'>,
  { folded, publisherId }: Work,
  people: readonly Candidate[],
) {
  const relay = await deps.answeringNow(tx, orgId, account.id, folded.receivedAt)
  const unitId = relay?.unitId ?? account.unitId
  const holderId = relay?.personIds[0] ?? account.holderId
  const owner = chooseOwner({ publisherId: relay === null ? publisherId : null, holderId, unitId, people })
  return { unitId, ownerId: owner?.personId ?? null, ownerBecause: owner?.reason ?? null }
}
