import type { Migration } from '#core/db/migration.ts'
import { ledgerMigration } from '#core/db/migrations/0001-ledger.ts'
import { coreMigration } from '#core/db/migrations/0002-core.ts'
import { accountMigrations } from '#modules/accounts/store/migrations.ts'
import { alertMigrations } from '#modules/alerts/store/migrations.ts'
import { inboxMigrations } from '#modules/inbox/store/migrations.ts'
import { moderationMigrations } from '#modules/moderation/store/migrations.ts'
import { organisationMigrations } from '#modules/organisation/store/migrations.ts'
import { policyMigrations } from '#modules/policy/store/migrations.ts'
import { recordMigrations } from '#modules/records/store/migrations.ts'

/** Every step of every module's schema, in the order of their names. */
export const migrations: readonly Migration[] = [
  ledgerMigration,
  coreMigration,
  ...policyMigrations,
  ...organisationMigrations,
  ...accountMigrations,
  ...inboxMigrations,
  ...moderationMigrations,
  ...recordMigrations,
  ...alertMigrations,
]
