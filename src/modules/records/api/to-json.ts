import type { z } from '@hono/zod-openapi'
import { citationLine } from '#modules/policy/index.ts'
import type { RegistrationAdvice } from '../queries/advise-registration.ts'
import type { RegistrationView } from '../queries/read-registration.ts'
import type { Registration } from '../rules/registration.ts'
import type { advice, registration, registrationDetail } from './schemas.ts'

const iso = (at: Temporal.Instant | null): string | null => at?.toString() ?? null

export function registrationJson(one: Registration): z.output<typeof registration> {
  const { criterionNote, package: kept, deskNo: _, openedBy: __, settledBy: ___, route, ...rest } = one
  return {
    ...rest,
    route: [...route],
    note: criterionNote,
    packageSha256: kept?.sha256 ?? null,
    packageBytes: kept?.sizeBytes ?? null,
    arrivedAt: one.arrivedAt.toString(),
    receivedAt: iso(one.receivedAt),
    openedAt: one.openedAt.toString(),
    settledAt: iso(one.settledAt),
  }
}

export function detailJson({
  registration: one,
  hops,
  letters,
  moves,
}: RegistrationView): z.output<typeof registrationDetail> {
  return {
    ...registrationJson(one),
    hops: hops.map(({ byId: _, hoppedAt, ...hop }) => ({ ...hop, hoppedAt: hoppedAt.toString() })),
    letters: [...letters],
    moves: [...moves],
  }
}

export function adviceJson({ need, criteria, route }: RegistrationAdvice): z.output<typeof advice> {
  return {
    need: need.need,
    reason: need.reason,
    ruleId: need.ruleId,
    modality: need.citation.modality,
    citation: citationLine(need.citation, 'sv'),
    route: [...route],
    criteria: criteria.map(({ ruleId, citation, kind, needsCaseNumber }) => ({
      ruleId,
      label: citation.label.sv,
      kind,
      needsCaseNumber,
    })),
  }
}
