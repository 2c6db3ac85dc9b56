import { narrowFunction, perOrganisation, type Migration } from '#core/db/migration.ts'
import { forgetPeople } from './forget-people-migration.ts'
import { personNames } from './person-names-migration.ts'
import { repliesByRuleAndByHand } from './reply-migration.ts'
import { searchMessages } from './search-messages-function.ts'

/** What the search looks in: who wrote and what. One form of "å" (NFC), so that a name typed on any keyboard is found. */
const SEARCHED = `normalize(coalesce(author_name, '') || ' ' || text, nfc)`

export const inboxMigrations: readonly Migration[] = [
  {
    name: '0006-inbox',
    sql: `
      create extension if not exists pg_trgm;
      create extension if not exists btree_gin;

      -- One thing a network told us or answered, or that we did there; messages and posts are derived from these and can be derived again.
      create table network_event (
        org_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        network text not null,
        dedupe_key text not null,
        delivery_id uuid,
        -- place in the delivery: the only order there is between events of the same second
        position int not null,
        kind text not null,
        -- "comment:ID", "post:ID" or "direct:ID", by the network's id; null when the event is about none of these
        subject text,
        occurred_at timestamptz,
        received_at timestamptz not null,
        -- json, not jsonb: it keeps every character as sent, also \\u0000 and half a character, which jsonb refuses
        effect json not null,
        raw json not null,
        state text not null check (state in ('received', 'applied', 'ignored', 'unknown', 'failed')),
        problem text,
        applied_at timestamptz,
        primary key (org_id, id),
        unique (org_id, network, dedupe_key)
      );
      create index network_event_subject on network_event (org_id, account_id, subject) where subject is not null;
      create index network_event_state on network_event (org_id, state, id);
      create index network_event_unapplied on network_event (received_at, id) where state = 'received';
      ${perOrganisation('network_event')}
      create function find_unapplied_events(p_limit int) returns table (org_id uuid, account_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select e.org_id, e.account_id, e.id from network_event e where e.state = 'received' order by e.received_at, e.id limit p_limit $$;

      create table post (
        org_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        external_id text not null,
        text text not null,
        author_name text,
        -- null: not known who published it; the account itself, or a visitor
        author_external_id text,
        published_at timestamptz,
        permalink text,
        -- who of ours published it, when we know: that person owns what is written under it (F-019)
        publisher_id uuid,
        presence text not null check (presence in ('visible', 'hidden', 'removed-by-author', 'removed-by-us')),
        media jsonb not null,
        first_seen_at timestamptz not null,
        fetched_at timestamptz,
        -- when the comments under it were last asked for
        thread_fetched_at timestamptz,
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
      ${perOrganisation('post_version')}

      create table message (
        org_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        post_id uuid,
        parent_id uuid,
        parent_external_id text,
        -- direct messages: whom the account is talking to
        conversation_key text,
        external_id text not null,
        kind text not null check (kind in ('comment', 'direct')),
        -- a visitor's own post on the account, not a comment under one
        is_post boolean not null default false,
        -- true for what the account itself wrote in the thread
        is_ours boolean not null,
        -- the reply of ours that this is the network's copy of
        reply_id uuid,
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
        -- when it was last put in line to be asked about, and when that succeeded or proved impossible
        context_asked_at timestamptz,
        context_fetched_at timestamptz,
        context_problem text,
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
        -- the deadline that was warned of, and the one whose passing was noted: once for each deadline
        warned_for timestamptz,
        passed_for timestamptz,
        -- why our last reply did not go out, until a person has settled it
        reply_problem text,
        handled_at timestamptz,
        version int not null default 1,
        -- 100 000 characters stay below the megabyte that a tsvector may hold
        search tsvector generated always as (to_tsvector('swedish', left(${SEARCHED}, 100000))) stored,
        -- for parts of words; kept ready, because making it for each row that is looked at would take longer than looking
        searched text generated always as (lower(left(${SEARCHED}, 2000))) stored,
        primary key (org_id, id),
        unique (org_id, account_id, external_id),
        check (state <> 'open' or due_at is not null)
      );
      create index message_queue on message (org_id, due_at, id) where state = 'open';
      create index message_owner_queue on message (org_id, owner_id, due_at, id) where state = 'open';
      create index message_owner on message (org_id, owner_id, id) where state in ('open', 'waiting');
      create index message_unit_queue on message (org_id, unit_id, due_at, id) where state = 'open';
      create index message_account_queue on message (org_id, account_id, due_at, id) where state = 'open';
      create index message_class_queue on message (org_id, class_key, due_at, id) where state = 'open';
      create index message_waiting on message (org_id, due_at, id) where state = 'waiting';
      create index message_handled on message (org_id, handled_at desc, id desc) where state = 'handled';
      create index message_recent on message (org_id, received_at desc, id desc);
      create index message_post on message (org_id, post_id, coalesce(posted_at, received_at), id);
      create index message_parent on message (org_id, parent_id) where parent_id is not null;
      create index message_orphan on message (org_id, account_id, parent_external_id) where parent_id is null and parent_external_id is not null;
      create index message_conversation on message (org_id, account_id, conversation_key, coalesce(posted_at, received_at), id) where conversation_key is not null;
      create index message_author on message (org_id, author_external_id) where author_external_id is not null;
      create index message_deadline_passed on message (due_at) where state in ('open', 'waiting') and passed_for is distinct from due_at;
      create index message_deadline_near on message (due_at) where state = 'open' and warned_for is distinct from due_at;
      create index message_context_missing on message (context_asked_at) where state = 'open' and context_fetched_at is null;
      create index message_search on message using gin (search);
      create index message_part on message using gin (searched gin_trgm_ops);
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
      create index reply_outbox on reply (org_id, outbox_id);
      create index reply_external on reply (org_id, external_id) where external_id is not null;
      ${perOrganisation('reply')}

      -- who handed the item to whom and why; the reason is a person's own words, so it is not in the ledger
      create table message_assignment (
        org_id uuid not null,
        id uuid not null,
        message_id uuid not null,
        from_id uuid,
        to_id uuid,
        reason text not null,
        by_id text not null,
        by_name text not null,
        assigned_at timestamptz not null,
        primary key (org_id, id)
      );
      create index message_assignment_message on message_assignment (org_id, message_id, assigned_at);
      ${perOrganisation('message_assignment', 'append')}

      -- deadlines that pass or come near, across organisations, keys only
      create function find_passed_deadlines(p_now timestamptz) returns table (org_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select m.org_id, m.id from message m
              where m.state in ('open', 'waiting') and m.passed_for is distinct from m.due_at and m.due_at <= p_now
              order by m.due_at limit 500 $$;
      create function find_near_deadlines(p_now timestamptz, p_until timestamptz) returns table (org_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select m.org_id, m.id from message m
              where m.state = 'open' and m.warned_for is distinct from m.due_at and m.due_at > p_now and m.due_at <= p_until
              order by m.due_at limit 500 $$;
      -- the queue gives up after an hour or so; a network may be down for longer, an account without access for days
      create function find_missing_context(p_asked_before timestamptz) returns table (org_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select m.org_id, m.id from message m
              where m.state = 'open' and m.context_fetched_at is null and m.context_asked_at < p_asked_before
              order by m.context_asked_at limit 200 $$;
      create function find_open_owners() returns table (org_id uuid, owner_id uuid)
        language sql security definer set search_path = public stable
        as $$ select distinct m.org_id, m.owner_id from message m where m.state in ('open', 'waiting') $$;

      -- What a search can be narrowed by, in one small index: it joins the text indexes whichever of these are asked for together.
      create index message_facets on message using gin (org_id, account_id, class_key, owner_id, unit_id);
      -- What has been handled is most of what there is: without these a quiet account's page would be looked for in all of it.
      create index message_account_handled on message (org_id, account_id, handled_at desc, id desc) where state = 'handled';
      create index message_class_handled on message (org_id, class_key, handled_at desc, id desc) where state = 'handled';
      create index message_untriaged_handled on message (org_id, handled_at desc, id desc) where state = 'handled' and class_key is null;
      ${searchMessages}
      ${narrowFunction('search_messages(text, text[], text[], uuid, text, uuid[], boolean, uuid[], uuid, uuid[], boolean, timestamptz, uuid, int)')}

      ${narrowFunction('find_unapplied_events(int)')}
      ${narrowFunction('find_passed_deadlines(timestamptz)')}
      ${narrowFunction('find_near_deadlines(timestamptz, timestamptz)')}
      ${narrowFunction('find_missing_context(timestamptz)')}
      ${narrowFunction('find_open_owners()')}
    `,
  },
  {
    name: '0049-posts-by-time',
    sql: `
      -- B-045: the latest post of an account is asked for every minute
      create index post_of_account_by_time on post (org_id, account_id, published_at desc) where published_at is not null;
    `,
  },
  repliesByRuleAndByHand,
  forgetPeople,
  personNames,
]
