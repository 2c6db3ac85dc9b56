import type { Tx } from '#core/db/database.ts'
import type { InstantColumn } from '#core/db/types.ts'
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
}

export const tables = (tx: Tx) =>
  tx.$extendTables<{
    organisation: OrganisationTable
    organisationRegistry: RegistryTable
    unit: UnitTable
    person: PersonTable
  }>()
