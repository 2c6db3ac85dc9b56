/** The register as data: one shape for JSON and CSV, with stable field names that others build on. */
import type { RegisterEntry } from '#modules/accounts/index.ts'

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
  }
}
