import { narrowFunction, perOrganisation, type Migration } from '../migration.ts'

/**
 * What the core keeps: who is signed in, files, secrets, the outbox and the networks' raw deliveries.
 * Some questions come before any organisation is known (whose session is this?). Each has one narrow function that runs with
 * the owner's eyes and answers exactly that question; the application role cannot read those tables across organisations.
 */
export const coreMigration: Migration = {
  name: '0002-core',
  sql: `
    grant select, insert on organisation_registry to torget_application;

    create table session (
      token_hash text primary key,
      org_id uuid not null,
      person_id uuid not null,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null
    );
    create index session_person on session (org_id, person_id);
    ${perOrganisation('session')}
    create function find_session(wanted text) returns table (org_id uuid, person_id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz)
      language sql security definer set search_path = public stable
      as $$ select s.org_id, s.person_id, s.created_at, s.last_seen_at, s.expires_at from session s where s.token_hash = wanted $$;

    -- housekeeping across organisations: takes away what no longer lets anybody in, answers only how many
    create function forget_expired_sessions(now_at timestamptz, idle_since timestamptz) returns bigint
      language sql security definer set search_path = public
      as $$ with gone as (delete from session s where s.expires_at <= now_at or s.last_seen_at <= idle_since returning 1) select count(*) from gone $$;

    create table api_token (
      org_id uuid not null,
      id uuid not null,
      name text not null,
      token_hash text not null unique,
      scopes text[] not null,
      created_by text not null,
      created_at timestamptz not null,
      expires_at timestamptz,
      revoked_at timestamptz,
      last_used_at timestamptz,
      primary key (org_id, id)
    );
    ${perOrganisation('api_token')}
    create function find_api_token(wanted text) returns table (org_id uuid, id uuid, name text, scopes text[], expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz)
      language sql security definer set search_path = public stable
      as $$ select t.org_id, t.id, t.name, t.scopes, t.expires_at, t.revoked_at, t.last_used_at from api_token t where t.token_hash = wanted $$;

    -- keys are hashes of address or e-mail, so the table itself names nobody
    create table sign_in_attempt (
      attempt_key text not null,
      attempted_at timestamptz not null,
      id uuid not null,
      primary key (attempt_key, attempted_at, id)
    );
    create index sign_in_attempt_age on sign_in_attempt (attempted_at);
    grant select, insert, delete on sign_in_attempt to torget_application;

    create table stored_file (
      org_id uuid not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      size_bytes bigint not null,
      media_type text not null,
      stored_at timestamptz not null,
      primary key (org_id, sha256)
    );
    ${perOrganisation('stored_file')}

    create table secret (
      org_id uuid not null,
      id uuid not null,
      purpose text not null,
      key_id text not null,
      nonce bytea not null,
      ciphertext bytea not null,
      stored_at timestamptz not null,
      primary key (org_id, id)
    );
    create index secret_key on secret (key_id);
    ${perOrganisation('secret')}
    create function secret_keys_in_use() returns table (key_id text)
      language sql security definer set search_path = public stable
      as $$ select distinct s.key_id from secret s $$;

    -- A process that was started before a key rotation would go on sealing under the old key and lose it all when that key is
    -- thrown away. The rotation notes the old key here first; from then on the database takes nothing more under it.
    create table retired_key (key_id text primary key, retired_at timestamptz not null);
    grant select on retired_key to torget_application;
    create function key_is_in_force() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from retired_key where key_id = new.key_id) then
        raise exception 'the key % has been replaced', new.key_id using errcode = 'TK001';
      end if;
      return new;
    end $$;
    create trigger key_in_force before insert or update on secret for each row execute function key_is_in_force();

    create table outbox (
      org_id uuid not null,
      id uuid not null,
      kind text not null,
      account_id uuid,
      subject_id uuid not null,
      payload jsonb not null,
      state text not null check (state in ('pending', 'sending', 'done', 'rejected', 'unknown', 'cancelled')),
      attempts int not null default 0,
      created_at timestamptz not null,
      not_before timestamptz not null,
      claimed_at timestamptz,
      claimed_by text,
      finished_at timestamptz,
      result jsonb,
      problem jsonb,
      primary key (org_id, id)
    );
    create index outbox_subject on outbox (org_id, subject_id);
    create index outbox_open on outbox (state, claimed_at) where state in ('pending', 'sending', 'unknown');
    ${perOrganisation('outbox')}
    -- an intent that a worker took and never settled, or that waits although its time has come: across organisations, keys only
    create function find_unsettled_outbox(taken_before timestamptz, due_before timestamptz) returns table (org_id uuid, id uuid, state text)
      language sql security definer set search_path = public stable
      as $$ select o.org_id, o.id, o.state from outbox o
            where (o.state = 'sending' and o.claimed_at < taken_before) or (o.state = 'pending' and o.not_before < due_before)
            order by o.created_at limit 500 $$;

    -- for the metrics: how much is under way in the whole installation, and since when
    create function count_open_outbox() returns table (state text, intents bigint, oldest_at timestamptz)
      language sql security definer set search_path = public stable
      as $$ select o.state, count(*), min(o.created_at) from outbox o where o.state in ('pending', 'sending', 'unknown') group by o.state $$;

    create table hook_delivery (
      id uuid primary key,
      network text not null,
      sha256 text not null,
      body bytea not null,
      signature text,
      first_received_at timestamptz not null,
      last_received_at timestamptz not null,
      times_received int not null default 1,
      state text not null default 'received' check (state in ('received', 'split', 'unreadable')),
      problem text,
      unique (network, sha256)
    );
    create index hook_delivery_waiting on hook_delivery (first_received_at) where state = 'received';
    alter table hook_delivery enable row level security;
    create policy intake_only on hook_delivery using (current_setting('torget.scope', true) = 'intake') with check (current_setting('torget.scope', true) = 'intake');
    grant select, update on hook_delivery to torget_application;
    -- one round trip for all that wait: the networks want their 200. True for each that is new, in the order given; kept in the order of
    -- their hashes, so that two processes with the same bodies never wait for each other in a ring
    create function accept_deliveries(p_ids uuid[], p_networks text[], p_sha256s text[], p_bodies bytea[], p_signatures text[], p_at timestamptz[])
      returns boolean[]
      language plpgsql security definer set search_path = public
      as $$
      declare
        is_new boolean[] := array_fill(false, array[cardinality(p_ids)]);
        one boolean;
        no int;
      begin
        for no in select place from generate_subscripts(p_ids, 1) place order by p_sha256s[place], place loop
          insert into hook_delivery as d (id, network, sha256, body, signature, first_received_at, last_received_at)
            values (p_ids[no], p_networks[no], p_sha256s[no], p_bodies[no], p_signatures[no], p_at[no], p_at[no])
            on conflict (network, sha256) do update set times_received = d.times_received + 1, last_received_at = excluded.last_received_at
            returning times_received = 1 into one;
          is_new[no] := one;
        end loop;
        return is_new;
      end $$;

    create table hook_refusal (network text not null, hour timestamptz not null, refused bigint not null, primary key (network, hour));
    grant select, insert, update on hook_refusal to torget_application;

    -- events for a page that no organisation here has registered (yet)
    create table unclaimed_event (
      id uuid primary key,
      network text not null,
      account_external_id text not null,
      dedupe_key text not null,
      received_at timestamptz not null,
      delivery_id uuid not null,
      event jsonb not null,
      unique (network, account_external_id, dedupe_key)
    );
    alter table unclaimed_event enable row level security;
    create policy intake_only on unclaimed_event using (current_setting('torget.scope', true) = 'intake') with check (current_setting('torget.scope', true) = 'intake');
    grant select, insert, delete on unclaimed_event to torget_application;

      ${narrowFunction('find_session(text)')}
      ${narrowFunction('forget_expired_sessions(timestamptz, timestamptz)')}
      ${narrowFunction('find_api_token(text)')}
      ${narrowFunction('secret_keys_in_use()')}
      ${narrowFunction('count_open_outbox()')}
      ${narrowFunction('find_unsettled_outbox(timestamptz, timestamptz)')}
      ${narrowFunction('accept_deliveries(uuid[], text[], text[], bytea[], text[], timestamptz[])')}
  `,
}
