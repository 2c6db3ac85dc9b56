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
]
