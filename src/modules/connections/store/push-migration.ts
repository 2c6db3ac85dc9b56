import type { Migration } from '#core/db/migration.ts'

export const pushColumns: Migration = {
  name: '0095-push',
  sql: `
    -- whether the network tells by itself what is new; what is connected already is asked at the next turn
    alter table connection
      add column next_push_at timestamptz default now(),
      add column push_state text check (push_state in ('on', 'refused', 'fault')),
      add column push_code text,
      add column push_at timestamptz,
      add column push_faults int not null default 0;
    alter table connection alter column next_push_at drop default;
  `,
}
