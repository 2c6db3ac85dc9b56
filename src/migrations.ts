import type { Migration } from '#core/db/migration.ts'
import { ledgerMigration } from '#core/db/migrations/0001-ledger.ts'
import { coreMigration } from '#core/db/migrations/0002-core.ts'
import { tokenPersonMigration } from '#core/db/migrations/0031-token-person.ts'
import { quotaMigration } from '#core/db/migrations/0091-quota.ts'
import { accountMigrations } from '#modules/accounts/store/migrations.ts'
import { alertMigrations } from '#modules/alerts/store/migrations.ts'
import { connectionMigrations } from '#modules/connections/store/migrations.ts'
import { guidanceMigrations } from '#modules/guidance/store/migrations.ts'
import { inboxMigrations } from '#modules/inbox/store/migrations.ts'
import { moderationMigrations } from '#modules/moderation/store/migrations.ts'
import { organisationMigrations } from '#modules/organisation/store/migrations.ts'
import { policyMigrations } from '#modules/policy/store/migrations.ts'
import { publicMigrations } from '#modules/public/store/migrations.ts'
import { recordMigrations } from '#modules/records/store/migrations.ts'
import { startupMigrations } from '#modules/startup/store/migrations.ts'

/** Every step of every module's schema, in the order of their names. */
export const migrations: readonly Migration[] = [
  ledgerMigration,
  coreMigration,
  tokenPersonMigration,
  quotaMigration,
  ...policyMigrations,
  ...organisationMigrations,
  ...accountMigrations,
  ...startupMigrations,
  ...inboxMigrations,
  ...moderationMigrations,
  ...recordMigrations,
  ...publicMigrations,
  ...guidanceMigrations,
  ...alertMigrations,
  ...connectionMigrations,
]
