import { narrowFunction, perOrganisation, type Migration } from '#core/db/migration.ts'

export const moderationMigrations: readonly Migration[] = [
  {
    name: '0007-moderation',
    sql: `
      -- one decision to remove or hide one message: ground, evidence, basis for registration, action, notice, in that order
      create table moderation_case (
        org_id uuid not null,
        id uuid not null,
        message_id uuid not null,
        account_id uuid not null,
        -- the affected service: registers and reports to the police (F-027)
        unit_id uuid not null,
        ground_code text not null,
        ground_rule_id text not null,
        -- F-126: an objective assessment in words; "someone felt offended" is not one
        assessment text not null,
        needs_review boolean not null,
        reviewer_id text,
        reviewed_at timestamptz,
        is_child_abuse boolean not null,
        opened_by text not null,
        opened_by_name text not null,
        opened_at timestamptz not null,
        policy_version_id uuid not null,
        due_at timestamptz,
        due_rule_id text not null,
        -- the removal clock: when somebody was warned of it, and when it was noted that it had run out
        warned_at timestamptz,
        missed_at timestamptz,
        action text check (action in ('remove', 'hide')),
        action_by text,
        action_outbox_id uuid,
        action_at timestamptz,
        acted_at timestamptz,
        was_gone boolean not null default false,
        notice_state text check (notice_state in ('sent', 'undeliverable', 'exempt')),
        notice_channel text check (notice_channel in ('private', 'public')),
        notice_text text,
        notice_reason text,
        notice_outbox_id uuid,
        notice_at timestamptz,
        reversal_reason text,
        reversal_outbox_id uuid,
        reversed_at timestamptz,
        state text not null check (state in ('open', 'withdrawn', 'closed')),
        ended_reason text,
        ended_at timestamptz,
        primary key (org_id, id),
        check (acted_at is null or action is not null),
        check ((state = 'open') = (ended_at is null)),
        -- the one who opens a case never confirms it (F-122)
        check (reviewer_id is null or reviewer_id <> opened_by)
      );
      create unique index moderation_one_open on moderation_case (org_id, message_id) where state = 'open';
      create index moderation_message on moderation_case (org_id, message_id);
      create index moderation_open on moderation_case (org_id, opened_at, id) where state = 'open';
      create index moderation_clock on moderation_case (due_at) where state = 'open' and acted_at is null and missed_at is null;
      ${perOrganisation('moderation_case')}
      -- removals whose time runs out, across organisations, keys only
      create function find_near_removals(p_now timestamptz, p_until timestamptz) returns table (org_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select c.org_id, c.id from moderation_case c
              where c.state = 'open' and c.acted_at is null and c.missed_at is null and c.warned_at is null and c.action is null
                and c.due_at > p_now and c.due_at <= p_until
              order by c.due_at limit 500 $$;
      create function find_missed_removals(p_now timestamptz) returns table (org_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select c.org_id, c.id from moderation_case c
              where c.state = 'open' and c.acted_at is null and c.missed_at is null and c.due_at <= p_now
              order by c.due_at limit 500 $$;

      create table evidence (
        org_id uuid not null,
        id uuid not null,
        message_id uuid not null,
        -- words-only: child sexual abuse material, of which nothing is copied (F-118)
        scope text not null check (scope in ('full', 'words-only')),
        captured_by text not null,
        captured_by_name text not null,
        captured_by_title text not null,
        started_at timestamptz not null,
        captured_at timestamptz,
        policy_version_id uuid not null,
        -- capturing: begun, and taken up again by the next worker if this process dies
        state text not null check (state in ('capturing', 'sealed', 'failed')),
        content_sha256 text,
        -- [{path, sha256, sizeBytes, mediaType, what}]; while capturing, what the network has answered so far
        files jsonb not null,
        -- what could not be had, as codes
        notes jsonb not null,
        problem text,
        manifest_sha256 text,
        ledger_seq bigint,
        ledger_hash text,
        destroyed_at timestamptz,
        primary key (org_id, id),
        check ((state = 'sealed') = (ledger_seq is not null))
      );
      create index evidence_message on evidence (org_id, message_id);
      create unique index evidence_one_capturing on evidence (org_id, message_id, scope) where state = 'capturing';
      ${perOrganisation('evidence')}
      create function find_unsealed_evidence(started_before timestamptz) returns table (org_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select e.org_id, e.id from evidence e where e.state = 'capturing' and e.started_at < started_before limit 100 $$;

      create table police_report (
        org_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        unit_id uuid not null,
        state text not null check (state in ('open', 'reported', 'decided-not')),
        report_number text,
        reason text,
        basis_sha256 text,
        opened_at timestamptz not null,
        settled_at timestamptz,
        settled_by text,
        primary key (org_id, id),
        unique (org_id, case_id),
        check (state <> 'reported' or report_number is not null),
        check (state <> 'decided-not' or reason is not null)
      );
      create index police_report_open on police_report (org_id, unit_id) where state = 'open';
      ${perOrganisation('police_report')}
      -- evidence that is sealed while its police basis is not made yet: across organisations, keys only
      create function find_missing_police_basis(opened_before timestamptz) returns table (org_id uuid, evidence_id uuid)
        language sql security definer set search_path = public stable
        as $$ select distinct on (p.org_id, p.id) p.org_id, e.id from police_report p
              join moderation_case c on c.org_id = p.org_id and c.id = p.case_id and c.state = 'open'
              join evidence e on e.org_id = c.org_id and e.message_id = c.message_id and e.state = 'sealed' and e.destroyed_at is null
              where p.basis_sha256 is null and p.opened_at < opened_before
              order by p.org_id, p.id, e.started_at desc limit 100 $$;

      -- bytes that must not be kept (F-118): named in the transaction that seals the message, destroyed after it, tried again until done
      create table forbidden_file (
        org_id uuid not null,
        message_id uuid not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        named_at timestamptz not null,
        destroyed_at timestamptz,
        primary key (org_id, message_id, sha256)
      );
      create index forbidden_file_waiting on forbidden_file (named_at) where destroyed_at is null;
      ${perOrganisation('forbidden_file')}
      create function find_forbidden_files() returns table (org_id uuid, message_id uuid, sha256 text)
        language sql security definer set search_path = public stable
        as $$ select f.org_id, f.message_id, f.sha256 from forbidden_file f where f.destroyed_at is null order by f.named_at limit 500 $$;

      ${narrowFunction('find_near_removals(timestamptz, timestamptz)')}
      ${narrowFunction('find_missed_removals(timestamptz)')}
      ${narrowFunction('find_unsealed_evidence(timestamptz)')}
      ${narrowFunction('find_missing_police_basis(timestamptz)')}
      ${narrowFunction('find_forbidden_files()')}
    `,
  },
]
