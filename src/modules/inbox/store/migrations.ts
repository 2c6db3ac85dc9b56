import { narrowFunction, perOrganisation, type Migration } from '#core/db/migration.ts'

export const inboxMigrations: readonly Migration[] = [
  {
    name: '0006-inbox',
    sql: `
      create extension if not exists pg_trgm;

      -- one thing a network told us, split from a raw delivery; messages and posts are derived from these and can be derived again
      create table network_event (
        org_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        network text not null,
        dedupe_key text not null,
        delivery_id uuid,
        kind text not null,
        -- the comment, post or direct message that the event is about, by the network's id
        subject_external_id text,
        occurred_at timestamptz,
        received_at timestamptz not null,
        event jsonb not null,
        state text not null check (state in ('received', 'applied', 'ignored', 'unknown', 'failed')),
        problem text,
        applied_at timestamptz,
        primary key (org_id, id),
        unique (org_id, network, dedupe_key)
      );
      create index network_event_subject on network_event (org_id, account_id, subject_external_id);
      create index network_event_state on network_event (org_id, state, id);
      ${perOrganisation('network_event')}
      create function find_unapplied_events(p_limit int) returns table (org_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select e.org_id, e.id from network_event e where e.state = 'received' order by e.received_at, e.id limit p_limit $$;
      create index network_event_unapplied on network_event (received_at, id) where state = 'received';

      create table post (
        org_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        external_id text not null,
        text text not null,
        published_at timestamptz,
        permalink text,
        -- who of ours published it, when we know: that person owns what is written under it (F-019)
        publisher_id uuid,
        presence text not null check (presence in ('visible', 'hidden', 'removed')),
        media jsonb not null,
        first_seen_at timestamptz not null,
        fetched_at timestamptz,
        primary key (org_id, id),
        unique (org_id, account_id, external_id)
      );
      ${perOrganisation('post')}

      create table post_version (
        org_id uuid not null,
        post_id uuid not null,
        no int not null,
        text text not null,
        media jsonb not null,
        observed_at timestamptz not null,
        -- webhook | fetch
        source text not null,
        primary key (org_id, post_id, no)
      );
      ${perOrganisation('post_version', 'append')}

      create table message (
        org_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        post_id uuid,
        parent_id uuid,
        external_id text not null,
        kind text not null check (kind in ('comment', 'direct')),
        -- true for what the account itself wrote in the thread
        is_ours boolean not null,
        author_name text,
        author_external_id text,
        text text not null,
        media jsonb not null,
        permalink text,
        posted_at timestamptz,
        received_at timestamptz not null,
        presence text not null check (presence in ('visible', 'hidden', 'removed-by-author', 'removed-by-us')),
        -- what the network lets us do with this very object, as last asked
        may jsonb,
        context_fetched_at timestamptz,
        -- triage
        class_key text,
        is_acute boolean,
        is_happening_now boolean,
        triaged_at timestamptz,
        -- work
        state text not null check (state in ('open', 'waiting', 'handled', 'none')),
        outcome text check (outcome in ('answered', 'referred', 'removed', 'hidden', 'registered', 'no-action', 'gone')),
        owner_id uuid,
        unit_id uuid,
        -- sensitive or secret content is shown only to those who handle it (F-112, F-120)
        is_restricted boolean not null default false,
        -- child sexual abuse material: never shown, copied, mailed or exported (F-118)
        is_sealed boolean not null default false,
        due_at timestamptz,
        due_rule_id text,
        due_modality text,
        policy_version_id uuid,
        handled_at timestamptz,
        version int not null default 1,
        search tsvector generated always as (to_tsvector('swedish', left(coalesce(author_name, '') || ' ' || text, 100000))) stored,
        primary key (org_id, id),
        unique (org_id, account_id, external_id)
      );
      create index message_queue on message (org_id, due_at, id) where state = 'open';
      create index message_owner_queue on message (org_id, owner_id, due_at, id) where state = 'open';
      create index message_unit_queue on message (org_id, unit_id, due_at, id) where state = 'open';
      create index message_recent on message (org_id, received_at desc, id desc);
      create index message_handled on message (org_id, handled_at desc, id desc) where state = 'handled';
      create index message_post on message (org_id, post_id, posted_at);
      create index message_author on message (org_id, author_external_id) where author_external_id is not null;
      create index message_search on message using gin (search);
      create index message_part on message using gin ((left(coalesce(author_name, '') || ' ' || text, 2000)) gin_trgm_ops);
      ${perOrganisation('message')}

      create table message_version (
        org_id uuid not null,
        message_id uuid not null,
        no int not null,
        -- original | edited | removed-by-author | hidden | unhidden | removed-by-us
        kind text not null,
        text text,
        media jsonb,
        occurred_at timestamptz,
        observed_at timestamptz not null,
        event_id uuid,
        primary key (org_id, message_id, no)
      );
      ${perOrganisation('message_version')}

      create table message_media (
        org_id uuid not null,
        message_id uuid,
        post_id uuid,
        id uuid not null,
        url text not null,
        kind text not null,
        alt_text text,
        sha256 text,
        media_type text,
        problem text,
        fetched_at timestamptz not null,
        primary key (org_id, id),
        check ((message_id is null) <> (post_id is null))
      );
      create index message_media_message on message_media (org_id, message_id);
      create index message_media_post on message_media (org_id, post_id);
      ${perOrganisation('message_media')}

      create table reply (
        org_id uuid not null,
        id uuid not null,
        message_id uuid not null,
        kind text not null check (kind in ('answer', 'referral', 'notice')),
        -- exactly what is sent, signature included
        text text not null,
        is_private boolean not null default false,
        author_id text not null,
        author_name text not null,
        hides_name boolean not null,
        referral_key text,
        outbox_id uuid not null,
        external_id text,
        policy_version_id uuid not null,
        created_at timestamptz not null,
        primary key (org_id, id)
      );
      create index reply_message on reply (org_id, message_id, created_at);
      ${perOrganisation('reply')}

      ${narrowFunction('find_unapplied_events(int)')}
    `,
  },
]
