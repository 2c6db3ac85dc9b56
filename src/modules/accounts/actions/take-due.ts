import { systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import type { Citation } from '#modules/policy/index.ts'
import type { AccountCare } from '../queries/read-compliance.ts'
import type { Due } from '../rules/due.ts'
import { idleDays } from '../rules/inactivity.ts'
import { noteLastPostSeen } from '../store/register.ts'
import { noteGap } from '../store/watch.ts'
import { noteTold } from '../store/told.ts'
import { accountTexts } from '../texts.ts'
import { closeAccount } from './close-account.ts'
import { beginClosing } from './begin-closing.ts'
import type { AccountsDeps } from './deps.ts'
import { holderOf, ownersOf, recoverersOf } from './duty.ts'
import { lookAtAdmins } from './look-at-admins.ts'
import { answering } from './relay-at.ts'
import { recordCare } from './take-for-care.ts'

type Taking<D extends Due = Due> = { readonly care: AccountCare; readonly due: D }

/** Does one thing that time has made due, in the caller's transaction, in which it was found to be. */
export async function takeDue(
  deps: AccountsDeps,
  tx: Tx,
  orgId: OrgId,
  { care, due }: Taking,
): Promise<void> {
  const { account } = care
  switch (due.kind) {
    case 'last-post':
      return noteLastPostSeen(tx, orgId, account.id, due.on)
    case 'admins':
      return lookAtAdmins(deps, tx, orgId, { account })
    case 'watch-missed':
      return tellGap(deps, tx, orgId, { care, due })
    case 'tell':
      return tellOnce(deps, tx, orgId, { care, due })
    case 'begin-closing':
      return beginForInactivity(deps, tx, orgId, care)
    case 'finish-closing':
      return finish(deps, tx, orgId, care)
  }
}

async function tellGap(
  deps: AccountsDeps,
  tx: Tx,
  orgId: OrgId,
  { care, due: { dueAt } }: Taking<Extract<Due, { kind: 'watch-missed' }>>,
): Promise<void> {
  const { account, schedule, demands, roles } = care
  if (!(await noteGap(tx, orgId, { accountId: account.id, dueAt, at: deps.clock.now() }))) return
  const isHere = (id: PersonId) => roles.person(id)?.isActive === true
  const covers = (schedule?.coverIds ?? []).filter(isHere)
  const toIds = covers.length > 0 ? covers : answerersFor(care)
  const modality = demands.watch?.citation.modality ?? null
  await deps.events.dutyArose(tx, orgId, {
    accountId: account.id,
    kind: 'watch-missed',
    moment: dueAt,
    modality,
    toIds,
  })
  await recordCare(deps, tx, systemActor(orgId, 'accounts'), {
    accountId: account.id,
    kind: 'account.watch-missed',
    ruleIds: ruleIdsOf(demands.watch?.citation),
    facts: { dueAt: dueAt.toString(), toIds: [...toIds] },
  })
}

const ruleIdsOf = (citation: Citation | null | undefined): readonly string[] =>
  citation === null || citation === undefined ? [] : [citation.ruleId]

/** The holder; where there is none any more, the owner or whoever recovers accounts: never nobody. */
function answerersFor({ account, demands, roles }: AccountCare): readonly PersonId[] {
  const duty = { account, demands, roles }
  for (const found of [holderOf(duty), ownersOf(duty)]) if (found.length > 0) return found
  return recoverersOf(duty)
}

type Tell = Extract<Due, { kind: 'tell' }>

async function tellOnce(
  deps: AccountsDeps,
  tx: Tx,
  orgId: OrgId,
  { care, due }: Taking<Tell>,
): Promise<void> {
  const { account } = care
  const { what, about, moment } = due
  const now = deps.clock.now()
  if (!(await noteTold(tx, orgId, { accountId: account.id, what, about, toldAt: now }))) return
  const citation = citationFor(care, what)
  const toIds = toldOf(care, due)
  const modality = citation?.modality ?? null
  await deps.events.dutyArose(tx, orgId, { accountId: account.id, kind: what, moment, modality, toIds })
  await recordCare(deps, tx, systemActor(orgId, 'accounts'), {
    accountId: account.id,
    kind: what === 'inactive-soon' ? 'account.inactivity-warned' : `account.told-${what}`,
    ruleIds: ruleIdsOf(citation),
    facts: {
      about,
      toIds: [...toIds],
      ...(what === 'inactive-soon' ? { days: idleDays(account, now) } : {}),
    },
  })
}

function citationFor({ demands }: AccountCare, what: Tell['what']): Citation | null {
  const rules: Partial<Record<Tell['what'], { readonly citation: Citation } | null>> = {
    'holder-left': demands.recovery,
    'confirm-resources': demands.resources,
    'review-terms': demands.termsReview,
    'inactive-soon': demands.inactivity,
    'closing-late': demands.closing,
    'relay-began': demands.relay,
    'relay-over': demands.relay,
  }
  return rules[what]?.citation ?? null
}

function toldOf(care: AccountCare, { what, about }: Tell): readonly PersonId[] {
  const { account, demands, roles, closing } = care
  if (what === 'holder-left') return recoverersOf({ account, demands, roles })
  const slot = care.slots.find(({ id }) => id === about)
  if (what === 'relay-began' && slot !== undefined) return answering(slot)
  const answerers = answerersFor(care)
  const archivist = closing?.archiveToId ?? null
  return what === 'closing-late' && archivist !== null ? [...new Set([...answerers, archivist])] : answerers
}

/** B-046: the reason is the policy's own, with the numbers. */
async function beginForInactivity(
  deps: AccountsDeps,
  tx: Tx,
  orgId: OrgId,
  { account }: AccountCare,
): Promise<void> {
  const days = idleDays(account, deps.clock.now()) ?? 0
  await beginClosing(deps, tx, systemActor(orgId, 'accounts'), {
    accountId: account.id,
    reason: accountTexts('sv').account.closingForStillness(days),
    isInactivity: true,
  })
}

async function finish(
  deps: AccountsDeps,
  tx: Tx,
  orgId: OrgId,
  { account, closing }: AccountCare,
): Promise<void> {
  await closeAccount(deps, tx, systemActor(orgId, 'accounts'), {
    accountId: account.id,
    recordsPlace: closing?.archivePlace ?? '',
  })
}
