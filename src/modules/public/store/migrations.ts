import { perOrganisation, type Migration } from '#core/db/migration.ts'

export const publicMigrations: readonly Migration[] = [
  {
    name: '0061-public-tips',
    sql: `
      -- nothing of the sender: no address, no name, a date without a time, and an id that holds no time either
      create table tip (
        org_id uuid not null,
        id uuid not null,
        kind text not null check (kind in ('missing-account', 'fake-account', 'for-service')),
        about text not null,
        note text not null,
        unit_id uuid,
        received_on date not null,
        settled_at timestamptz,
        settled_by uuid,
        outcome text check (outcome in ('added', 'reported', 'passed-on', 'nothing')),
        version int not null default 0,
        primary key (org_id, id),
        check ((settled_at is null) = (outcome is null))
      );
      create index tip_open on tip (org_id, received_on) where settled_at is null;
      ${perOrganisation('tip')}

      -- against floods; keyed hashes of network addresses, forgotten within the hour, and never one for an employee's tip
      create table tip_sending (
        org_id uuid not null,
        sender_key text not null,
        sent_at timestamptz not null,
        id uuid not null,
        primary key (org_id, id)
      );
      create index tip_sending_recent on tip_sending (org_id, sender_key, sent_at);
      ${perOrganisation('tip_sending')}
    `,
  },
]
