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
        ground_code text not null,
        -- F-126: an objective assessment in words; "someone felt offended" is not one
        assessment text not null,
        second_reviewer_id text,
        is_child_abuse boolean not null,
        opened_by text not null,
        opened_at timestamptz not null,
        policy_version_id uuid not null,
        evidence_id uuid,
        registration_id uuid,
        action text check (action in ('remove', 'hide')),
        action_by text,
        action_outbox_id uuid,
        action_at timestamptz,
        acted_at timestamptz,
        notice_outbox_id uuid,
        notice_state text check (notice_state in ('sent', 'undeliverable', 'exempt')),
        notice_reason text,
        notice_at timestamptz,
        state text not null check (state in ('open', 'withdrawn', 'closed')),
        due_at timestamptz,
        due_rule_id text,
        closed_at timestamptz,
        primary key (org_id, id)
      );
      create unique index moderation_one_open on moderation_case (org_id, message_id) where state = 'open';
      create index moderation_message on moderation_case (org_id, message_id);
      ${perOrganisation('moderation_case')}

      create table evidence (
        org_id uuid not null,
        id uuid not null,
        message_id uuid not null,
        captured_by text not null,
        captured_by_name text not null,
        started_at timestamptz not null,
        captured_at timestamptz,
        policy_version_id uuid not null,
        -- capturing: begun, and taken up again by the next worker if this process dies
        state text not null check (state in ('capturing', 'sealed', 'failed')),
        -- [{path, sha256, sizeBytes, mediaType, what}]
        files jsonb not null,
        problem text,
        ledger_seq bigint,
        ledger_hash text,
        primary key (org_id, id)
      );
      create index evidence_message on evidence (org_id, message_id);
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
        unique (org_id, case_id)
      );
      create index police_report_open on police_report (org_id, unit_id) where state = 'open';
      ${perOrganisation('police_report')}
      ${narrowFunction('find_unsealed_evidence(timestamptz)')}
    `,
  },
]
