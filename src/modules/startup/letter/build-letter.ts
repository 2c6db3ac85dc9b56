import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import {
  findRegistered,
  readAssignments,
  readAssignmentsOf,
  type Assignment,
  type RegisteredAccount,
} from '#modules/accounts/index.ts'
import { findUnit, readPeople, type Person } from '#modules/organisation/index.ts'
import { citationLine, citationOf, findRule, type Policy } from '#modules/policy/index.ts'
import type { Step } from '../rules/application.ts'
import type { Whole } from '../actions/whole-application.ts'
import type { AssignmentLetter } from './letter.ts'

/** The letter of an approved application, from what was decided and given. Throws `NotFound` when it gave nobody any rights. */
export async function buildLetter(tx: Tx, orgId: OrgId, whole: Whole): Promise<AssignmentLetter> {
  const { application, inForce } = whole
  const people = new Map<string, Person>((await readPeople(tx, orgId)).map((one) => [one.id, one]))
  const account =
    application.accountId === null ? null : await findRegistered(tx, orgId, application.accountId)
  const given = await assignmentsOf(tx, orgId, whole)
  const first = given.find(({ id }) => id === application.assignmentId)
  const person = first === undefined ? undefined : people.get(first.personId)
  if (first === undefined || person === undefined) throw new NotFound('letter', application.id)
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.fullName ?? null))
  const { org } = inForce.policy.meta
  return {
    letterId: application.id,
    organisation: { name: org.name, accent: org.accentColour },
    person: { name: person.fullName, title: person.title },
    unitName: (await findUnit(tx, orgId, application.unitId))?.name ?? '',
    account: account === null ? null : accountIn(account),
    isMonitoringOnly: first.kind === 'monitoring-only',
    purpose: first.purpose,
    audience: first.audience,
    period: { from: first.startsAt, until: first.endsAt },
    hoursPerWeek: first.hoursPerWeek,
    rights: [first, ...given.filter((one) => one !== first)].map(({ personId, rights }) => ({
      name: nameOf(personId) ?? '',
      rights,
    })),
    decisions: decisionsIn(whole, nameOf),
    policy: { label: inForce.label, rules: ruleLines(inForce.policy) },
    decidedAt: application.endedAt ?? application.changedAt,
  }
}

async function assignmentsOf(tx: Tx, orgId: OrgId, { application }: Whole): Promise<readonly Assignment[]> {
  const { id, accountId, assigneeId, applicantId } = application
  const all =
    accountId === null
      ? await readAssignmentsOf(tx, orgId, assigneeId ?? applicantId)
      : await readAssignments(tx, orgId, accountId)
  return all.filter((one) => one.applicationId === id)
}

function accountIn({ name, platform, platformName, handle, url }: RegisteredAccount) {
  return { name, platform: platformName === '' ? platform : platformName, handle, url }
}

type NameOf = (id: string | null) => string | null

/** The yeses of the round that ended it, in the order they were given. */
function decisionsIn({ application, steps, inForce }: Whole, nameOf: NameOf): AssignmentLetter['decisions'] {
  const isTold = ({ kind, round, outcome }: Step) =>
    outcome === 'yes' && kind !== 'override' && round === application.round
  return steps.filter(isTold).flatMap(({ ruleId, decidedBy, decidedFor, decidedAt }) =>
    decidedAt === null
      ? []
      : [
          {
            what: findRule(inForce.policy, ruleId)?.label.sv ?? ruleId,
            by: nameOf(decidedBy) ?? '',
            inPlaceOf: nameOf(decidedFor),
            at: decidedAt,
          },
        ],
  )
}

/** The rules the letter itself stands on. */
function ruleLines(policy: Policy): readonly string[] {
  const { gate, assignment } = policy.startup
  return [gate, assignment].flatMap((rule) =>
    rule === undefined ? [] : [citationLine(citationOf(policy, rule), 'sv')],
  )
}
