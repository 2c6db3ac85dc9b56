import { narrowFunction, perOrganisation, type Migration } from '#core/db/migration.ts'
import { peopleMigration } from './people-migration.ts'

export const organisationMigrations: readonly Migration[] = [
  {
    name: '0004-organisation',
    sql: `
      create table organisation (
        org_id uuid primary key references organisation_registry (org_id),
        name text not null,
        slug text not null,
        created_at timestamptz not null
      );
      ${perOrganisation('organisation')}
      create function find_organisation(wanted text) returns table (org_id uuid, name text, slug text)
        language sql security definer set search_path = public stable
        as $$ select o.org_id, o.name, o.slug from organisation o where o.slug = wanted $$;
      create function list_organisations() returns table (org_id uuid, name text, slug text)
        language sql security definer set search_path = public stable
        as $$ select o.org_id, o.name, o.slug from organisation o order by o.name $$;

      create table unit (
        org_id uuid not null,
        id uuid not null,
        name text not null,
        kind text not null check (kind in ('authority', 'department', 'service', 'company')),
        parent_id uuid,
        owns_common_accounts boolean not null default false,
        primary key (org_id, id),
        foreign key (org_id, parent_id) references unit (org_id, id)
      );
      ${perOrganisation('unit')}

      create table person (
        org_id uuid not null,
        id uuid not null,
        email text not null check (email = lower(email)),
        full_name text not null,
        -- shown after the name in a signed reply: "kommunikatör"
        title text not null,
        unit_id uuid not null,
        roles text[] not null,
        password_hash text,
        -- F-105: no reason is asked and the choice is never shown outside
        hides_name boolean not null default false,
        is_active boolean not null default true,
        substitute_id uuid,
        language text not null default 'sv' check (language in ('sv', 'en')),
        created_at timestamptz not null,
        primary key (org_id, id),
        unique (org_id, email),
        foreign key (org_id, unit_id) references unit (org_id, id)
      );
      ${perOrganisation('person')}
      -- before sign-in the organisation is not known; the same address may work in several
      create function find_sign_in(wanted text) returns table (org_id uuid, person_id uuid, password_hash text)
        language sql security definer set search_path = public stable
        as $$ select p.org_id, p.id, p.password_hash from person p where p.email = wanted and p.is_active and p.password_hash is not null $$;

      ${narrowFunction('find_organisation(text)')}
      ${narrowFunction('list_organisations()')}
      ${narrowFunction('find_sign_in(text)')}
    `,
  },
  peopleMigration,
]
