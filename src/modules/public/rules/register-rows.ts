/** The register as data: one shape for JSON and CSV, with stable field names that others build on. */
import type { RegisterEntry } from '#modules/accounts/index.ts'

type PublicAssignment = RegisterEntry['assignments'][number]

export const REGISTER_FIELDS = [
  'id',
  'platform',
  'platformName',
  'name',
  'handle',
  'url',
  'status',
  'kind',
  'service',
  'responsible',
  'purpose',
  'audience',
  'openedOn',
  'closedOn',
  'records',
  'changedAt',
  'assignments',
] as const

export type RegisterField = (typeof REGISTER_FIELDS)[number]
export type RegisterRow = Readonly<Record<RegisterField, string | null>>

export function toRow(entry: RegisterEntry): RegisterRow {
  return {
    id: entry.accountId,
    platform: entry.platform,
    platformName: entry.platformName,
    name: entry.name,
    handle: entry.handle,
    url: entry.url,
    status: entry.status,
    kind: entry.kind,
    service: entry.unitName,
    responsible: entry.responsible,
    purpose: entry.purpose,
    audience: entry.audience,
    openedOn: entry.openedOn?.toString() ?? null,
    closedOn: entry.closedOn?.toString() ?? null,
    records: entry.recordsPlace,
    changedAt: entry.changedAt.toString({ smallestUnit: 'second' }),
    assignments: entry.assignments.map(inWords).join('; '),
  }
}

/** "Kim Ek: svarar på frågor (boende)". Data that can hold a list has it as one; a table has these words. */
function inWords({ responsible, purpose, audience }: PublicAssignment): string {
  return `${responsible}: ${purpose}${audience === '' ? '' : ` (${audience})`}`
}
