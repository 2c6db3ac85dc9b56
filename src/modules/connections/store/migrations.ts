import { perOrganisation, type Migration } from '#core/db/migration.ts'
import { pushColumns } from './push-migration.ts'
import { forgetByTerms } from './storage-migration.ts'

export const connectionMigrations: readonly Migration[] = [
  {
    name: '0092-connections',
    sql: `
      -- one row an account that has ever been connected; the secret itself lies with the account, sealed
      create table connection (
        org_id uuid not null,
        account_id uuid not null,
        network text not null,
        state text not null check (state in ('never-connected', 'connected', 'renewing-fails', 'network-fault', 'expired', 'withdrawn',
          'role-lost', 'password-changed', 'blocked', 'refused')),
        code text,
        state_at timestamptz not null,
        -- null: the network does not tell what it granted
        scopes text[],
        missing_scopes text[] not null default '{}',
        granted_at timestamptz,
        expires_at timestamptz,
        renewable_until timestamptz,
        renewable_since timestamptz,
        renew_not_before timestamptz,
        renew_faults int not null default 0,
        last_event_at timestamptz,
        last_good_at timestamptz,
        tested_at timestamptz,
        test_result text check (test_result in ('ok', 'refused', 'fault')),
        next_test_at timestamptz not null,
        -- where the news goes on; the network's own words, kept after the answers it came with
        cursor text,
        next_news_at timestamptz,
        interval_minutes double precision,
        faults int not null default 0,
        -- one worker asks at a time; the claim of one that was killed runs out
        news_claimed_until timestamptz,
        past_claimed_until timestamptz,
        warned_for text,
        past_since timestamptz,
        past_cursor text,
        past_started_at timestamptz,
        past_next_at timestamptz,
        past_paused_at timestamptz,
        past_done_at timestamptz,
        past_pages int not null default 0,
        past_posts int not null default 0,
        past_reached_at timestamptz,
        past_faults int not null default 0,
        primary key (org_id, account_id)
      );
      create index connection_news on connection (org_id, next_news_at) where next_news_at is not null;
      create index connection_past on connection (org_id, past_next_at) where past_next_at is not null;
      ${perOrganisation('connection')}
    `,
  },
  {
    name: '0093-sign-ins',
    sql: `
      -- on the way to a network and back: a quarter of an hour, one use, one person
      create table network_sign_in (
        org_id uuid not null,
        id uuid not null,
        -- of the state that travels by the person's browser
        state_hash text,
        person_id uuid not null,
        network text not null,
        account_id uuid,
        stage text not null check (stage in ('away', 'spent', 'found')),
        -- sealed: first what the connector wants back, then the accounts it found
        secret_id uuid,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        primary key (org_id, id)
      );
      create unique index network_sign_in_state on network_sign_in (org_id, state_hash) where state_hash is not null;
      create index network_sign_in_age on network_sign_in (org_id, expires_at);
      ${perOrganisation('network_sign_in')}
    `,
  },
  {
    name: '0094-network-terms',
    sql: `
      -- how long what a network's terms limit is kept: the organisation's own decision, with where it stands
      create table network_storage (
        org_id uuid not null,
        network text not null,
        keeps text not null check (keeps in ('vendor-limit', 'all')),
        decision text not null,
        decided_by text not null,
        decided_at timestamptz not null,
        primary key (org_id, network),
        check (keeps = 'vendor-limit' or decision <> '')
      );
      ${perOrganisation('network_storage')}
    `,
  },
  pushColumns,
  {
    name: '0096-disconnected',
    sql: `
      alter table connection drop constraint connection_state_check, add constraint connection_state_check
        check (state in ('never-connected', 'connected', 'renewing-fails', 'network-fault', 'expired', 'withdrawn', 'role-lost',
          'password-changed', 'blocked', 'refused', 'disconnected'));
      alter table connection add column fault_told_for timestamptz;

      -- one row an account that somebody has disconnected, until it is connected again
      create table network_disconnection (
        org_id uuid not null,
        account_id uuid not null,
        external_id text not null,
        reason text not null check (reason <> ''),
        by_name text not null,
        at timestamptz not null,
        -- sealed: what the network is asked to make worthless; null when that is over
        secret_id uuid,
        unsubscribed text not null check (unsubscribed in ('waits', 'done', 'not-offered', 'refused', 'given-up')),
        revoked text not null check (revoked in ('waits', 'done', 'not-offered', 'refused', 'given-up')),
        attempts int not null default 0,
        next_at timestamptz,
        primary key (org_id, account_id)
      );
      create index network_disconnection_due on network_disconnection (org_id, next_at) where next_at is not null;
      ${perOrganisation('network_disconnection')}
    `,
  },
  forgetByTerms,
]
