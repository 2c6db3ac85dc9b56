import { perOrganisation, type Migration } from '#core/db/migration.ts'

export const startupMigrations: readonly Migration[] = [
  {
    name: '0051-applications',
    sql: `
      create table application (
        org_id uuid not null,
        id uuid not null,
        kind text not null check (kind in ('account', 'assignment', 'closing')),
        state text not null check (state in ('draft', 'waiting', 'returned', 'approved', 'withdrawn')),
        unit_id uuid not null,
        applicant_id uuid not null,
        assignee_id uuid,
        account_kind text,
        assignment_type text,
        account_id uuid,
        assignment_id uuid,
        -- the rules it is tried under, whatever is adopted meanwhile
        policy_version_id uuid not null,
        basics jsonb not null,
        answers jsonb not null,
        round integer not null default 0,
        version integer not null default 1,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        submitted_at timestamptz,
        ended_at timestamptz,
        copied_from uuid,
        primary key (org_id, id),
        check (kind <> 'assignment' or assignee_id is not null),
        check (kind <> 'closing' or account_id is not null)
      );
      create index application_by_change on application (org_id, changed_at desc, id);
      -- one closing of an account at a time
      create unique index application_closing on application (org_id, account_id)
        where kind = 'closing' and state in ('draft', 'waiting', 'returned');
      ${perOrganisation('application')}

      create table application_step (
        org_id uuid not null,
        id uuid not null,
        application_id uuid not null,
        round integer not null,
        kind text not null check (kind in
          ('override', 'confirm', 'task', 'comment', 'approve', 'anchor', 'consult', 'inform', 'acknowledge')),
        -- steps of one stage are asked at the same time
        stage integer not null,
        role text not null,
        rule_id text not null,
        title jsonb,
        item_key text,
        is_blocking boolean not null,
        must_differ_from text[] not null,
        remind_after_days integer,
        wants_verdict boolean not null,
        platform_id text,
        asked_reason text,
        opened_at timestamptz,
        reminded_at timestamptz,
        outcome text check (outcome in ('yes', 'no', 'noted')),
        reason text,
        verdict text check (verdict in ('good', 'lacking')),
        decided_by uuid,
        decided_for uuid,
        decided_at timestamptz,
        primary key (org_id, id),
        foreign key (org_id, application_id) references application (org_id, id),
        check ((outcome is null) = (decided_at is null))
      );
      create index application_step_of on application_step (org_id, application_id, round, stage);
      create index application_step_open on application_step (org_id, opened_at)
        where outcome is null and opened_at is not null;
      -- one exception for a platform is asked for at a time
      create unique index application_step_override on application_step (org_id, application_id, platform_id)
        where kind = 'override' and outcome is null;
      ${perOrganisation('application_step')}
    `,
  },
  {
    name: '0052-letters',
    sql: `
      -- B-036: the letter of an approved application, among the stored files by its hash
      create table application_letter (
        org_id uuid not null,
        application_id uuid not null,
        sha256 text not null,
        size_bytes integer not null,
        made_at timestamptz not null,
        primary key (org_id, application_id),
        foreign key (org_id, application_id) references application (org_id, id)
      );
      ${perOrganisation('application_letter')}
      -- looked through every minute
      create index application_with_rights on application (org_id, ended_at)
        where state = 'approved' and assignment_id is not null;
    `,
  },
]
