import { narrowFunction, perOrganisation, type Migration } from '#core/db/migration.ts'
import { careMigration } from './care-migration.ts'
import { followUpMigration } from './follow-up-migration.ts'
import { registerMigration } from './register-migration.ts'

export const accountMigrations: readonly Migration[] = [
  {
    name: '0005-accounts',
    sql: `
      create table account (
        org_id uuid not null,
        id uuid not null,
        network text not null,
        external_id text not null,
        handle text not null,
        name text not null,
        url text,
        -- official: the municipality's common accounts; service: a service's own (F-021)
        kind text not null check (kind in ('official', 'service')),
        unit_id uuid not null,
        -- the account holder (kontoansvarig): who acts when a post has no publisher of ours
        holder_id uuid not null,
        is_public boolean not null default true,
        is_chronological boolean not null default true,
        -- B-060: visitors are told beforehand that unsuitable content is removed
        shows_removal_notice boolean not null default false,
        status text not null default 'active' check (status in ('active', 'closed')),
        token_secret_id uuid,
        access_state text not null default 'none' check (access_state in ('none', 'ok', 'revoked')),
        access_checked_at timestamptz,
        access_problem text,
        created_at timestamptz not null,
        primary key (org_id, id)
      );
      -- a page belongs to one organisation of an installation: its webhooks must have one owner
      create unique index account_on_network on account (network, external_id) where status = 'active';
      ${perOrganisation('account')}
      create function find_account(p_network text, p_external_id text) returns table (org_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select a.org_id, a.id from account a where a.network = p_network and a.external_id = p_external_id and a.status = 'active' $$;
      ${narrowFunction('find_account(text, text)')}
    `,
  },
  registerMigration,
  careMigration,
  followUpMigration,
]
