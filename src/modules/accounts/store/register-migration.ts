import { perOrganisation, type Migration } from '#core/db/migration.ts'

/** The account becomes an entry of the register, on any platform; assignments say who may do what on it, and until when. */
export const registerMigration: Migration = {
  name: '0041-account-register',
  sql: `
    alter table account drop constraint account_kind_check, drop constraint account_status_check;
    alter table account
      -- an account on a platform without a connector has no id there that we could use
      alter column external_id drop not null,
      add column platform text,
      add column platform_name text not null default '',
      add column purpose text not null default '',
      add column audience text not null default '',
      -- B-029, F-105: name or role, as decided; a withheld name is never shown whatever stands here
      add column responsible_shown text not null default 'name' check (responsible_shown in ('name', 'role')),
      add column responsible_role text,
      add column opened_on date,
      add column closed_on date,
      add column deregistered_on date,
      -- B-027: where a closed account's records are
      add column records_place text,
      add column last_post_on date,
      add column application_id uuid,
      -- so that a drop is told once: the state that was told last
      add column admins_state text not null default 'unknown' check (admins_state in ('unknown', 'enough', 'too-few', 'orphan')),
      add column version integer not null default 1,
      add column changed_at timestamptz;
    update account set platform = network, changed_at = created_at,
      opened_on = (created_at at time zone 'Europe/Stockholm')::date;
    alter table account
      alter column platform set not null,
      alter column changed_at set not null,
      add check (kind in ('official', 'service', 'assignment', 'campaign', 'relay', 'closed-group', 'learning-platform', 'seasonal')),
      add check (status in ('planned', 'active', 'resting', 'closing', 'closed')),
      add check (status <> 'closed' or closed_on is not null or external_id is not null);

    drop index account_on_network;
    -- a page belongs to one organisation of an installation: its webhooks must have one owner
    create unique index account_on_network on account (network, external_id) where external_id is not null and status <> 'closed';
    -- F-036: one entry an account; where no network gives it an id, the handle is what it is known by
    create unique index account_handle on account (org_id, platform, lower(handle)) where external_id is null and status <> 'closed' and handle <> '';
    create or replace function find_account(p_network text, p_external_id text) returns table (org_id uuid, id uuid)
      language sql security definer set search_path = public stable
      as $$ select a.org_id, a.id from account a where a.network = p_network and a.external_id = p_external_id
        and a.status in ('active', 'resting', 'closing') $$;

    -- UPPDRAG (B-030): one person on one account, or watching only; rights hold from starts_at to ends_at by the minute
    create table assignment (
      org_id uuid not null,
      id uuid not null,
      account_id uuid,
      person_id uuid not null,
      kind text not null check (kind in ('account', 'monitoring-only', 'relay', 'blog', 'class-channel', 'campaign')),
      rights text[] not null check (rights <@ array['administer', 'publish', 'reply', 'moderate', 'watch'] and cardinality(rights) > 0),
      purpose text not null default '',
      audience text not null default '',
      starts_at timestamptz not null,
      ends_at timestamptz,
      hours_per_week numeric check (hours_per_week > 0 and hours_per_week <= 60),
      competence_confirmed_at timestamptz,
      is_public boolean not null default false,
      application_id uuid,
      relay_slot_id uuid,
      given_by text not null,
      end_reason text,
      -- the rights' end has been acted on: rotation and the count of administrators
      ended_noted_at timestamptz,
      created_at timestamptz not null,
      primary key (org_id, id),
      foreign key (org_id, account_id) references account (org_id, id),
      check (ends_at is null or ends_at >= starts_at),
      -- B-034: whoever only watches can do nothing else
      check (kind <> 'monitoring-only' or (rights <@ array['watch'] and not is_public)),
      check (kind = 'monitoring-only' or account_id is not null)
    );
    create index assignment_of_person on assignment (org_id, person_id);
    create index assignment_on_account on assignment (org_id, account_id);
    create index assignment_unnoted on assignment (org_id, ends_at) where ended_noted_at is null and ends_at is not null;
    insert into assignment (org_id, id, account_id, person_id, kind, rights, starts_at, given_by, created_at)
      select org_id, gen_random_uuid(), id, holder_id, 'account',
        array['administer', 'publish', 'reply', 'moderate', 'watch'], created_at, 'system', created_at
      from account where status = 'active';
    ${perOrganisation('assignment')}
  `,
}
