import { perOrganisation, type Migration } from '#core/db/migration.ts'

/** What somebody has been told, who takes care of the last records, and when a closing account shuts. */
export const followUpMigration: Migration = {
  name: '0043-account-follow-up',
  sql: `
    alter table account_closing
      -- F-071: nobody acknowledges their own notice while somebody else can
      add column started_by_id text not null default '',
      -- B-046: the last records are one named person's to take care of
      add column archive_to_id uuid,
      -- decided beforehand; by itself when everything before it is done
      add column closes_on date;

    -- F-040: what was open when the week was over has been handed back
    alter table relay_slot add column handed_back_at timestamptz;

    -- each thing is told once, however often the sweep comes by
    create table account_told (
      org_id uuid not null,
      account_id uuid not null,
      what text not null,
      -- which time it was: a due day, a slot, the day of the last post
      about text not null,
      told_at timestamptz not null,
      primary key (org_id, account_id, what, about),
      foreign key (org_id, account_id) references account (org_id, id)
    );
    ${perOrganisation('account_told')}
  `,
}
