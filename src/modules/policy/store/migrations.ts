import { perOrganisation, type Migration } from '#core/db/migration.ts'

export const policyMigrations: readonly Migration[] = [
  {
    name: '0003-policy',
    sql: `
      -- never edited in place: a new version is a new row, and decisions keep the id of the one in force (F-002)
      create table policy_version (
        org_id uuid not null,
        id uuid not null,
        label text not null,
        yaml text not null,
        sha256 text not null,
        valid_from timestamptz not null,
        stored_at timestamptz not null,
        stored_by text not null,
        primary key (org_id, id)
      );
      create index policy_version_in_force on policy_version (org_id, valid_from desc);
      ${perOrganisation('policy_version', 'append')}
    `,
  },
  {
    name: '0009-policy-versions',
    sql: `
      -- the recommendation a version was laid over, kept with it: a newer one in the product must not change what an old decision rested on
      alter table policy_version add column national_yaml text;
      alter table policy_version add column national_sha256 text;

      -- what somebody is still writing; it need not hold yet, and decides nothing
      create table policy_draft (
        org_id uuid not null,
        id uuid not null,
        name text not null,
        yaml text not null,
        version integer not null,
        saved_at timestamptz not null,
        saved_by text not null,
        primary key (org_id, id)
      );
      ${perOrganisation('policy_draft')}
    `,
  },
  {
    name: '0071-policy-withdrawals',
    sql: `
      -- a scheduled version that was called off before its day: the row itself stays, since a file once adopted is a record
      create table policy_withdrawal (
        org_id uuid not null,
        version_id uuid not null,
        reason text not null,
        withdrawn_at timestamptz not null,
        withdrawn_by text not null,
        primary key (org_id, version_id)
      );
      ${perOrganisation('policy_withdrawal', 'append')}
    `,
  },
]
