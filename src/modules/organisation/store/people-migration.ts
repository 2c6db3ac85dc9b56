import { perOrganisation, type Migration } from '#core/db/migration.ts'

/** Roles from/to, leave with substitutes, receipts and imports. */
export const peopleMigration: Migration = {
  name: '0032-people',
  sql: `
    alter table unit add column is_archive_creator boolean not null default false, add column version int not null default 1;
    -- Arkivlagen 1 and 3 §§: each authority, and each company the municipality controls, forms its own archive
    update unit set is_archive_creator = kind in ('authority', 'company');
    alter table person add column version int not null default 1, add column left_at timestamptz;

    -- A role of the policy, held by a person for a unit or (null) the whole, from/to. "grants" is the built-in role whose rights came with
    -- it under the version in force when it was given: what a later version calls the role changes no right behind anybody's back.
    create table role_holding (
      org_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      role_key text not null,
      grants text,
      unit_id uuid,
      starts_at timestamptz not null,
      ends_at timestamptz check (ends_at > starts_at),
      policy_version_id uuid not null,
      given_by text not null,
      given_at timestamptz not null,
      primary key (org_id, id),
      foreign key (org_id, person_id) references person (org_id, id),
      foreign key (org_id, unit_id) references unit (org_id, id)
    );
    create index role_holding_person on role_holding (org_id, person_id);
    create index role_holding_unit on role_holding (org_id, unit_id);
    ${perOrganisation('role_holding')}

    -- no reason is asked: why somebody is away may be about their health
    create table absence (
      org_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      substitute_id uuid,
      from_at timestamptz not null,
      until_at timestamptz not null check (until_at > from_at),
      rule_id text,
      policy_version_id uuid not null,
      booked_by text not null,
      booked_at timestamptz not null,
      cancelled_at timestamptz,
      version int not null default 1,
      primary key (org_id, id),
      foreign key (org_id, person_id) references person (org_id, id),
      foreign key (org_id, substitute_id) references person (org_id, id)
    );
    create index absence_until on absence (org_id, until_at) where cancelled_at is null;
    ${perOrganisation('absence')}

    create table policy_receipt (
      org_id uuid not null,
      person_id uuid not null,
      policy_version_id uuid not null,
      confirmed_at timestamptz not null,
      primary key (org_id, policy_version_id, person_id),
      foreign key (org_id, person_id) references person (org_id, id)
    );
    create index policy_receipt_person on policy_receipt (org_id, person_id, confirmed_at);
    ${perOrganisation('policy_receipt')}

    -- a file somebody has looked at and not yet confirmed; gone when it is, and in any case after a day
    create table person_import (
      org_id uuid not null,
      id uuid not null,
      file_name text not null,
      content bytea not null,
      plan_sha256 text not null,
      uploaded_by text not null,
      uploaded_at timestamptz not null,
      primary key (org_id, id)
    );
    ${perOrganisation('person_import')}
    create function forget_old_person_imports(before timestamptz) returns bigint
      language sql security definer set search_path = public
      as $$ with gone as (delete from person_import i where i.uploaded_at < before returning 1) select count(*) from gone $$;
    revoke execute on function forget_old_person_imports(timestamptz) from public;
    grant execute on function forget_old_person_imports(timestamptz) to torget_application;
  `,
}
