import { perOrganisation, type Migration } from '#core/db/migration.ts'

/** Everything an account needs while it runs: keys, routines, notices, confirmations, relay weeks, watch and its closing. */
export const careMigration: Migration = {
  name: '0042-account-care',
  sql: `
    -- B-043: sealed here, or a pointer to where the organisation keeps it
    create table account_credential (
      org_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      label text not null,
      user_name text not null default '',
      secret_id uuid,
      reference text,
      stored_at timestamptz not null,
      -- somebody who could read it has left or lost the right
      rotation_due_since timestamptz,
      primary key (org_id, id),
      foreign key (org_id, account_id) references account (org_id, id),
      check ((secret_id is null) <> (reference is null))
    );
    create index credential_of_account on account_credential (org_id, account_id);
    ${perOrganisation('account_credential')}

    -- F-074 and F-069: what the account has for each routine and each notice the policy asks for
    create table account_answer (
      org_id uuid not null,
      account_id uuid not null,
      area text not null check (area in ('routine', 'notice')),
      key text not null,
      answer text not null check (answer in ('in-place', 'cannot')),
      link text,
      note text not null default '',
      by_id text not null,
      by_name text not null,
      answered_at timestamptz not null,
      primary key (org_id, account_id, area, key),
      foreign key (org_id, account_id) references account (org_id, id)
    );
    ${perOrganisation('account_answer')}

    -- F-076, F-060: what somebody stands for, and when; never changed, only repeated
    create table account_confirmation (
      org_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      what text not null check (what in ('resources', 'terms')),
      hours_per_week numeric check (hours_per_week > 0 and hours_per_week <= 200),
      terms_version text,
      note text not null default '',
      by_id text not null,
      by_name text not null,
      confirmed_at timestamptz not null,
      primary key (org_id, id),
      foreign key (org_id, account_id) references account (org_id, id)
    );
    create index confirmation_of_account on account_confirmation (org_id, account_id, what, confirmed_at desc);
    ${perOrganisation('account_confirmation', 'append')}

    -- F-039 to F-041
    create table relay_slot (
      org_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      unit_id uuid not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      person_ids uuid[] not null,
      kept_by uuid,
      handed_over_at timestamptz,
      cancelled_at timestamptz,
      created_at timestamptz not null,
      primary key (org_id, id),
      foreign key (org_id, account_id) references account (org_id, id),
      check (ends_at > starts_at)
    );
    create index relay_of_account on relay_slot (org_id, account_id, starts_at);
    ${perOrganisation('relay_slot')}

    create table watch_schedule (
      org_id uuid not null,
      account_id uuid not null,
      times text[] not null,
      days text not null check (days in ('workdays', 'all')),
      person_ids uuid[] not null,
      cover_ids uuid[] not null,
      since timestamptz not null,
      primary key (org_id, account_id),
      foreign key (org_id, account_id) references account (org_id, id)
    );
    ${perOrganisation('watch_schedule')}

    -- one row a watch that was due: signed, or told as a gap, or both in that order
    create table watch_turn (
      org_id uuid not null,
      account_id uuid not null,
      due_at timestamptz not null,
      signed_at timestamptz,
      signed_by text,
      gap_told_at timestamptz,
      primary key (org_id, account_id, due_at),
      foreign key (org_id, account_id) references account (org_id, id)
    );
    ${perOrganisation('watch_turn')}

    -- F-071, B-045, B-046
    create table account_closing (
      org_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      reason text not null,
      is_inactivity boolean not null,
      started_at timestamptz not null,
      started_by text not null,
      acknowledged_at timestamptz,
      acknowledged_by text,
      archive_receipt text,
      archive_place text,
      archived_at timestamptz,
      archived_by text,
      ended_at timestamptz,
      outcome text check (outcome in ('closed', 'withdrawn')),
      primary key (org_id, id),
      foreign key (org_id, account_id) references account (org_id, id)
    );
    create unique index closing_open on account_closing (org_id, account_id) where ended_at is null;
    ${perOrganisation('account_closing')}

    -- what the policy recommends and the account does not do, decided by somebody with a reason
    create table accepted_deviation (
      org_id uuid not null,
      account_id uuid not null,
      code text not null,
      reason text not null,
      by_id text not null,
      by_name text not null,
      accepted_at timestamptz not null,
      primary key (org_id, account_id, code),
      foreign key (org_id, account_id) references account (org_id, id)
    );
    ${perOrganisation('accepted_deviation')}
  `,
}
