import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { findPerson, readRoleHolders, type Deputy } from '#modules/organisation/index.ts'
import type { Application, NotParty, Step } from '../rules/application.ts'

export type Deciders = {
  /** Whose decision it is. */
  readonly deciderIds: readonly PersonId[]
  /** Who may not take it, for it is their own. */
  readonly partyIds: readonly PersonId[]
  /** Those who may take it just now, substitutes too. Empty: the role is vacant. */
  readonly eligible: readonly Deputy[]
}

type Asked = {
  readonly application: Application
  readonly step: Pick<Step, 'role' | 'mustDifferFrom' | 'kind'>
  /** Of the same round. */
  readonly steps: readonly Step[]
  readonly at: Temporal.Instant
}

/** The role of a step as people, for the applicant's unit at this minute. An applicant may name which of several holders it is (F-070). */
export async function findDeciders(tx: Tx, orgId: OrgId, asked: Asked): Promise<Deciders> {
  const { application, step } = asked
  const partyIds = partiesFor(step.mustDifferFrom, asked)
  const holders = await holdersOf(tx, orgId, asked)
  const named = application.answers[step.role]
  const chosen = holders.filter(({ person, standsInFor }) => (standsInFor ?? person.id) === named)
  const free = eligibleOf(chosen, partyIds)
  const among = free.length > 0 ? chosen : holders
  return {
    deciderIds: [...new Set(among.map(({ person, standsInFor }) => standsInFor ?? person.id))],
    partyIds,
    eligible: eligibleOf(among, partyIds),
  }
}

const eligibleOf = (holders: readonly Deputy[], partyIds: readonly PersonId[]): readonly Deputy[] =>
  holders.filter(
    ({ person, standsInFor }) =>
      person.isActive && !partyIds.includes(person.id) && !partyIds.includes(standsInFor ?? person.id),
  )

async function holdersOf(tx: Tx, orgId: OrgId, { application, step, at }: Asked): Promise<readonly Deputy[]> {
  // one's own word is nobody else's to give, so nobody stands in for it
  if (step.role === 'assignee') {
    const assignee = await findPerson(tx, orgId, application.assigneeId ?? application.applicantId)
    return assignee === null ? [] : [{ person: assignee, standsInFor: null }]
  }
  return readRoleHolders(tx, orgId, { roleKey: step.role, unitId: application.unitId, at })
}

function partiesFor(kinds: readonly NotParty[], { application, steps }: Asked): readonly PersonId[] {
  const { applicantId, assigneeId } = application
  const approvers = steps
    .filter(({ kind, outcome }) => outcome === 'yes' && (kind === 'approve' || kind === 'anchor'))
    .flatMap(({ decidedBy, decidedFor }) => [decidedBy, decidedFor])
  const of: Readonly<Record<NotParty, readonly (PersonId | null)[]>> = {
    applicant: [applicantId],
    assignee: [assigneeId],
    earlierApprovers: approvers,
  }
  return kinds.flatMap((kind) => of[kind]).filter((id) => id !== null)
}
