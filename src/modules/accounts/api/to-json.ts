import type { z } from '@hono/zod-openapi'
import type { AccountCare } from '../queries/read-compliance.ts'
import { holdsAt, type Assignment } from '../rules/assignment.ts'
import { weightOf } from '../rules/deviations.ts'
import type * as shapes from './schemas.ts'

/** The account as the register keeps it, with how it stands against the policy in force. */
export function accountJson(care: AccountCare): z.output<typeof shapes.account> {
  const { account, unit, holder, admins } = care
  return {
    id: account.id,
    platform: account.platform,
    platformName: care.platformName,
    handle: account.handle,
    name: account.name,
    url: account.url,
    kind: account.kind,
    status: account.status,
    unit: { id: account.unitId, name: unit?.name ?? '' },
    holder: holder === null ? null : { id: holder.id, name: holder.fullName },
    purpose: account.purpose,
    audience: account.audience,
    openedOn: account.openedOn?.toString() ?? null,
    closedOn: account.closedOn?.toString() ?? null,
    recordsPlace: account.recordsPlace,
    lastPostOn: account.lastPostOn?.toString() ?? null,
    access: account.accessState,
    administrators: {
      state: admins.state,
      count: admins.count,
      demanded: admins.demanded,
      missingRoles: [...admins.missingRoles],
    },
    deviations: care.deviations.map((one) => ({
      code: one.code,
      key: one.key,
      weight: weightOf(one),
      modality: one.citation?.modality ?? null,
      ruleId: one.citation?.ruleId ?? null,
      accepted:
        one.accepted === null
          ? null
          : {
              by: one.accepted.byName,
              reason: one.accepted.reason,
              at: one.accepted.acceptedAt.toString(),
            },
    })),
    version: account.version,
    changedAt: account.changedAt.toString(),
  }
}

export function assignmentJson(
  one: Assignment,
  { names, now }: { readonly names: ReadonlyMap<string, string>; readonly now: Temporal.Instant },
): z.output<typeof shapes.assignment> {
  return {
    id: one.id,
    accountId: one.accountId,
    person: { id: one.personId, name: names.get(one.personId) ?? '' },
    kind: one.kind,
    rights: [...one.rights],
    startsAt: one.startsAt.toString(),
    endsAt: one.endsAt?.toString() ?? null,
    holdsNow: holdsAt(one, now),
    hoursPerWeek: one.hoursPerWeek,
    isPublic: one.isPublic,
  }
}
