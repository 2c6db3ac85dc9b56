import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { RuleBroken } from '#core/errors.ts'
import { putInOutbox, type OutboxId } from '#core/outbox/outbox.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import type { ModerationCase, Verb } from '../rules/case.ts'
import { verbOffer } from '../rules/offers.ts'
import { requireStep, stepsOf } from '../rules/steps.ts'
import { itemSubject, loadStanding, type Standing } from '../standing.ts'
import { updateCase } from '../store/cases.ts'
import { recordCase } from './case-ledger.ts'

/** Carries out `remove`, `hide` and `unhide`. */
export const ACT_KIND = 'moderation.act'

export type ActPayload = {
  readonly caseId: string
  readonly messageId: string
  readonly verb: Verb | 'unhide'
  readonly externalId: string
}

export type ActDecided = { readonly caseId: string; readonly outboxId: OutboxId }

/** Takes it away for good. Only after sealed evidence and, where demanded, the basis for registration (F-129, F-132, F-133). */
export async function removeFromNetwork(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly messageId: string },
): Promise<ActDecided> {
  return act(deps, actor, { ...input, verb: 'remove' })
}

/** Hides it, which can be undone. The same demands as a removal (requirements §9). */
export async function hideOnNetwork(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly messageId: string },
): Promise<ActDecided> {
  return act(deps, actor, { ...input, verb: 'hide' })
}

type Input = { readonly messageId: string; readonly verb: Verb }

/** Throws `NotFound`, `NotPermitted`, `RuleBroken` (`no-open-case`, `step-locked`, `verb-not-offered`) and `Conflict` (`step-under-way` …). */
async function act(deps: ModerationDeps, actor: Actor, { messageId, verb }: Input): Promise<ActDecided> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const standing = await loadStanding(deps, tx, orgId, { messageId, lock: true })
    permit(actor, moderationPermissions.act, itemSubject(standing))
    await deps.requireRight(tx, actor, { accountId: standing.account.id, right: 'moderate' })
    const current = requireOpenCase(standing)
    requireActionStep(standing, verb)
    requireOffer(deps, standing, verb)
    const outboxId = await putAct(deps, tx, actor, { standing, current, verb })
    await updateCase(tx, orgId, current.id, {
      action: verb,
      actionBy: actor.id,
      actionAt: deps.clock.now(),
      actionOutboxId: outboxId,
      actedAt: null,
      wasGone: false,
    })
    await recordDecision(deps, tx, actor, { standing, current, verb, outboxId })
    return { caseId: current.id, outboxId }
  })
}

export function requireOpenCase(standing: Standing): ModerationCase {
  if (standing.case === null) throw new RuleBroken('no-open-case', { details: { waitsFor: 'ground' } })
  if (standing.case.state !== 'open') throw new RuleBroken('case-ended')
  return standing.case
}

/** What was hidden may later be removed in the same case: the steps before are asked again, as if nothing had been done yet. */
function requireActionStep({ facts, steps, case: current, inForce }: Standing, verb: Verb): void {
  const isEscalation = verb === 'remove' && current?.action === 'hide' && facts.action === 'done'
  const asked = isEscalation ? stepsOf({ ...facts, action: 'none' }) : steps
  requireStep(asked, 'action', inForce.policy.moderation.evidence?.id ?? 'floor-evidence-before-removal')
}

function requireOffer(deps: ModerationDeps, standing: Standing, verb: Verb): void {
  const { message } = standing.handling
  const offer = verbOffer(verb, {
    verbs: deps.connectors.get(standing.account.network)?.profile.verbs ?? {},
    may: message.may,
    kind: message.kind,
    isOurs: message.isOurs,
    presence: message.presence,
    ground: standing.ground,
  })
  if (offer.isOffered) return
  const ruleId = standing.ground?.ruleId
  const details = { verb, why: offer.why }
  throw new RuleBroken('verb-not-offered', ruleId === undefined ? { details } : { ruleId, details })
}

type Deciding = {
  readonly standing: Standing
  readonly current: ModerationCase
  readonly verb: Verb | 'unhide'
}

export async function putAct(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { standing, current, verb }: Deciding,
): Promise<OutboxId> {
  const { message } = standing.handling
  const payload: ActPayload = {
    caseId: current.id,
    messageId: message.id,
    verb,
    externalId: message.externalId,
  }
  return putInOutbox(tx, deps, actor.orgId, {
    kind: ACT_KIND,
    accountId: standing.account.id,
    subjectId: message.id,
    payload,
  })
}

async function recordDecision(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { standing, current, verb, outboxId }: Deciding & { readonly outboxId: string },
): Promise<void> {
  const sealed = standing.evidence.find((one) => one.state === 'sealed' && one.destroyedAt === null)
  const registration = standing.registrations.at(-1)
  await recordCase(tx, deps.clock, actor, {
    kind: 'moderation.action-decided',
    messageId: current.messageId,
    ruleIds: [current.groundRuleId, current.dueRuleId],
    policyVersion: current.policyVersionId,
    facts: {
      caseId: current.id,
      verb,
      outboxId,
      evidenceId: sealed?.id ?? null,
      manifestSha256: sealed?.manifestSha256 ?? null,
      registrationId: registration?.id ?? null,
      isLate: current.dueAt !== null && Temporal.Instant.compare(deps.clock.now(), current.dueAt) > 0,
    },
  })
}
