import type { Migration } from '#core/db/migration.ts'

/** Decision 18: some vendors' terms limit how long it may be kept who a person is. */
export const forgetPeople: Migration = {
  name: '0082-forget-people',
  sql: `
    -- when name, id and picture were taken out of effect and raw; null: they are as received
    alter table network_event add column people_forgotten_at timestamptz;
    create index network_event_people on network_event (org_id, account_id, received_at, id) where people_forgotten_at is null;
    alter table message add column is_author_forgotten boolean not null default false;
    alter table post add column is_author_forgotten boolean not null default false;
    -- sha256 stays that of what was received, so that the same bytes sent again are known; the signature does not fit any more and goes
    alter table hook_delivery add column people_forgotten_at timestamptz;
    -- a body that may not be touched yet is not read again before this
    alter table hook_delivery add column people_look_at timestamptz;
    create index hook_delivery_people on hook_delivery (network, first_received_at, id) where people_forgotten_at is null;
    alter table unclaimed_event add column people_forgotten_at timestamptz;
    grant update on unclaimed_event to torget_application;
  `,
}
