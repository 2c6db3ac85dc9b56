import type { Tx } from '#core/db/database.ts'
import type { Generated, InstantColumn, InstantColumnOrNull } from '#core/db/types.ts'
import type { PersonId, UnitId } from '#core/ids.ts'
import type { Role } from '../rules/roles.ts'
import type { UnitKind } from '../rules/units.ts'

type OrganisationTable = { orgId: string; name: string; slug: string; createdAt: InstantColumn }
type RegistryTable = { orgId: string; slug: string; createdAt: InstantColumn }
type UnitTable = {
  orgId: string
  id: string
  name: string
  kind: UnitKind
  parentId: string | null
  ownsCommonAccounts: boolean
  isArchiveCreator: boolean
  version: Generated<number>
}
type PersonTable = {
  orgId: string
  id: string
  email: string
  fullName: string
  title: string
  unitId: string
  roles: string[]
  passwordHash: string | null
  hidesName: boolean
  isActive: boolean
  substituteId: string | null
  language: 'sv' | 'en'
  createdAt: InstantColumn
  version: Generated<number>
  leftAt: Generated<Temporal.Instant | null>
}
type RoleHoldingTable = {
  orgId: string
  id: string
  personId: PersonId
  roleKey: string
  grants: Role | null
  unitId: UnitId | null
  startsAt: InstantColumn
  endsAt: InstantColumnOrNull
  policyVersionId: string
  givenBy: string
  givenAt: InstantColumn
}
type AbsenceTable = {
  orgId: string
  id: string
  personId: PersonId
  substituteId: PersonId | null
  fromAt: InstantColumn
  untilAt: InstantColumn
  ruleId: string | null
  policyVersionId: string
  bookedBy: string
  bookedAt: InstantColumn
  cancelledAt: InstantColumnOrNull
  version: Generated<number>
}
type PolicyReceiptTable = {
  orgId: string
  personId: PersonId
  policyVersionId: string
  confirmedAt: InstantColumn
}
type PersonImportTable = {
  orgId: string
  id: string
  fileName: string
  content: Uint8Array
  planSha256: string
  uploadedBy: string
  uploadedAt: InstantColumn
}

export const tables = (tx: Tx) =>
  tx.$extendTables<{
    organisation: OrganisationTable
    organisationRegistry: RegistryTable
    unit: UnitTable
    person: PersonTable
    roleHolding: RoleHoldingTable
    absence: AbsenceTable
    policyReceipt: PolicyReceiptTable
    personImport: PersonImportTable
  }>()
