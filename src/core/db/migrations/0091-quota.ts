import type { Migration } from '../migration.ts'

/**
 * Where the networks' allowances stand. Of the whole installation: an app's allowance is shared by every organisation on it. Nothing here
 * tells what was asked for, so the table stands outside the organisations' walls.
 */
export const quotaMigration: Migration = {
  name: '0091-quota',
  sql: `
    create table quota_bucket (
      network text not null,
      -- an account's id on the network, or '' for the app that all share
      owner text not null,
      name text not null,
      percent double precision not null,
      used double precision,
      most double precision,
      resets_at timestamptz not null,
      held_until timestamptz,
      primary key (network, owner, name)
    );
    grant select, insert, update, delete on quota_bucket to torget_application;
  `,
}
