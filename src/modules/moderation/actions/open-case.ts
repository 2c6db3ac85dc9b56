import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { Conflict, InvalidInput, RuleBroken } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { markSealed, setRestricted } from '#modules/inbox/index.ts'
import { findUnit } from '#modules/organisation/index.ts'
import { removalDeadline, type Ground } from '#modules/policy/index.ts'
import { clearPackages } from '#modules/records/index.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import type { CaseId } from '../rules/case.ts'
import { chooseGround, readAssessment } from '../rules/choose-ground.ts'
import { sha256Of } from '../rules/fingerprint.ts'
import { demandsPolice } from '../rules/steps.ts'
import { insertCase, type NewCase } from '../store/cases.ts'
import { markCopiesDestroyed } from '../store/evidence.ts'
import { nameForbidden } from '../store/forbidden-files.ts'
import { insertPoliceReport } from '../store/police-reports.ts'
import { itemSubject, loadStanding, type Standing } from '../standing.ts'
import { recordCase } from './case-ledger.ts'
import { destroyForbidden } from './destroy-forbidden.ts'

export type NewCaseInput = {
  readonly messageId: string
  /** A ground of the policy in force, or one the law adds. */
  readonly groundCode: string
  /** In words, objective (F-126). */
  readonly assessment: string
  /** For grounds that weigh against free speech (F-122): the person has read that and decides all the same. */
  readonly acknowledgesNeutrality?: boolean
  /** The affected service; left out, the one that has the message or owns the account. */
  readonly unitId?: string
}

/**
 * The first step of a removal: the ground. Throws `NotFound`, `NotPermitted`, `RuleBroken` (`criticism-is-not-a-ground`, `not-a-ground`,
 * `choose-ground-part`, `neutrality-not-acknowledged`, `own-message`, `direct-message`), `InvalidInput` (assessment, unit), and `Conflict`
 * (`case-open`, `already-removed`).
 */
export async function openCase(
  deps: ModerationDeps,
  actor: Actor,
  input: NewCaseInput,
): Promise<{ readonly caseId: CaseId }> {
  const { orgId } = actor
  const opened = await deps.db.forOrg(orgId, async (tx) => {
    const standing = await loadStanding(deps, tx, orgId, { messageId: input.messageId, lock: true })
    permit(actor, moderationPermissions.act, itemSubject(standing))
    await deps.requireRight(tx, actor, { accountId: standing.account.id, right: 'moderate' })
    refuseWhatCannotBeRemoved(standing)
    const inForce = await deps.policies.inForce(tx, orgId, deps.clock.now())
    const ground = chooseGround(inForce.policy, {
      groundCode: input.groundCode,
      classKey: standing.handling.message.classKey,
      acknowledgesNeutrality: input.acknowledgesNeutrality ?? false,
    })
    const decided = await decide(deps, tx, actor, { input, standing: { ...standing, inForce }, ground })
    await insertCase(tx, orgId, decided)
    if (demandsPolice(ground)) {
      const { id: caseId, unitId, openedAt } = decided
      await insertPoliceReport(tx, orgId, { id: newId(deps.clock), caseId, unitId, openedAt })
    }
    const destroyed = await protect(deps, tx, actor, { standing, ground, at: decided.openedAt })
    await prepareBasis(deps, tx, actor, { standing, ground })
    await recordCase(tx, deps.clock, actor, {
      kind: 'moderation.case-opened',
      messageId: decided.messageId,
      ruleIds: [ground.ruleId, decided.dueRuleId],
      policyVersion: decided.policyVersionId,
      facts: {
        caseId: decided.id,
        groundCode: ground.code,
        assessmentSha256: sha256Of(decided.assessment),
        classKey: standing.handling.message.classKey,
        acknowledgedNeutrality: input.acknowledgesNeutrality ?? false,
        unitId: decided.unitId,
        dueAt: decided.dueAt?.toString() ?? null,
        destroyedSha256: [...destroyed],
      },
    })
    return { caseId: decided.id, hasForbidden: destroyed.length > 0 }
  })
  if (opened.hasForbidden) await destroyForbidden(deps)
  return { caseId: opened.caseId }
}

function refuseWhatCannotBeRemoved(standing: Standing): void {
  const { message } = standing.handling
  if (message.isOurs) throw new RuleBroken('own-message')
  if (message.kind === 'direct') throw new RuleBroken('direct-message')
  if (standing.case?.state === 'open') throw new Conflict('case-open', { caseId: standing.case.id })
  if (message.presence === 'removed-by-us') throw new Conflict('already-removed')
}

type Deciding = { readonly input: NewCaseInput; readonly standing: Standing; readonly ground: Ground }

async function decide(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { input, standing, ground }: Deciding,
): Promise<NewCase> {
  const { account, inForce } = standing
  const { message } = standing.handling
  const unit = await findUnit(tx, actor.orgId, input.unitId ?? message.unitId ?? account.unitId)
  if (unit === null) throw new InvalidInput([{ field: 'unitId', code: 'unknown-unit' }])
  const deadline = removalDeadline(inForce.policy, {
    publishedAt: message.postedAt ?? message.receivedAt,
    detectedAt: message.receivedAt,
  })
  return {
    id: newId(deps.clock),
    messageId: message.id,
    accountId: account.id,
    unitId: unit.id,
    groundCode: ground.code,
    groundRuleId: ground.ruleId,
    assessment: readAssessment(input.assessment),
    needsReview: ground.secondReviewer,
    isChildAbuse: ground.childAbuse,
    openedBy: actor.id,
    openedByName: actor.name,
    openedAt: deps.clock.now(),
    policyVersionId: inForce.versionId,
    dueAt: deadline.kind === 'at' ? deadline.dueAt : null,
    dueRuleId: deadline.ruleId,
  }
}

type Protecting = Pick<Deciding, 'standing' | 'ground'> & { readonly at: Temporal.Instant }

/**
 * Sensitive content is shown only to those who handle it. Of child sexual abuse material nothing may be kept: the message is sealed, and
 * every copy that was made before anybody knew (fetched media, evidence, packages) is named here and destroyed when this is committed.
 */
async function protect(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { standing, ground, at }: Protecting,
): Promise<readonly string[]> {
  const { orgId } = actor
  const messageId = standing.handling.message.id
  if (!ground.childAbuse) {
    if (ground.sensitive) await setRestricted(tx, orgId, messageId, true)
    return []
  }
  const media = await markSealed(tx, orgId, messageId)
  const copies = await markCopiesDestroyed(tx, orgId, messageId, at)
  const packages = await clearPackages(tx, orgId, messageId)
  const files = copies.flatMap((evidence) => evidence.files.map((file) => file.sha256))
  const sha256s = [...new Set([...media, ...files, ...packages])].sort()
  await nameForbidden(tx, orgId, { messageId, sha256s, at })
  return sha256s
}

/** Evidence secured before the ground was chosen lacks the basis for the police (F-132): the capture's worker makes it. */
async function prepareBasis(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { standing, ground }: Pick<Deciding, 'standing' | 'ground'>,
): Promise<void> {
  if (!demandsPolice(ground) || ground.childAbuse) return
  const sealed = standing.evidence.find((one) => one.state === 'sealed' && one.destroyedAt === null)
  if (sealed !== undefined)
    await deps.jobs.send(tx, 'moderation.capture', { orgId: actor.orgId, evidenceId: sealed.id })
}
