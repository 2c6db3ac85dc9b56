import { perOrganisation, type Migration } from '#core/db/migration.ts'

/** Decision 18. */
export const forgetByTerms: Migration = {
  name: '0097-forget-by-terms',
  sql: `
    -- The vendor's limit holds for who wrote. Nobody has decided that what they wrote is disposed of, so no row may be read that way.
    alter table network_storage drop constraint network_storage_keeps_check, drop constraint network_storage_check;
    update network_storage set keeps = 'profile-limit' where keeps = 'vendor-limit';
    alter table network_storage
      add constraint network_storage_keeps_check check (keeps in ('profile-limit', 'all')),
      add constraint network_storage_check check (keeps = 'profile-limit' or decision <> '');

    -- when it was last looked for what a vendor's terms make us forget, and what was found; what was done stands in the ledger
    create table storage_run (
      org_id uuid not null,
      network text not null,
      ran_at timestamptz not null,
      forgot_at timestamptz,
      forgot_messages int not null default 0,
      total_messages bigint not null default 0,
      primary key (org_id, network)
    );
    ${perOrganisation('storage_run')}
  `,
}
