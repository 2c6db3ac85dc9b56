import { narrowFunction, perOrganisation, type Migration } from '#core/db/migration.ts'

export const alertMigrations: readonly Migration[] = [
  {
    name: '0009-alerts',
    sql: `
      -- one row for each person and cause: whoever tells it again finds it told
      create table alert (
        org_id uuid not null,
        id uuid not null,
        person_id uuid not null,
        kind text not null check (kind in ('urgent', 'deadline-near', 'deadline-passed', 'removal-near', 'removal-missed', 'access-lost')),
        -- a message; for lost access the account
        subject_id uuid not null,
        account_id uuid not null,
        -- when the time is up, or when the access was lost
        moment timestamptz not null,
        modality text,
        missed_as text check (missed_as in ('breach', 'deviation', 'none')),
        handed text not null check (handed in ('to-you', 'from-you', 'no')),
        loss text,
        code text,
        raised_at timestamptz not null,
        read_at timestamptz,
        mail text not null check (mail in ('waiting', 'sent', 'refused', 'unknown', 'not-needed', 'turned-off', 'not-configured')),
        primary key (org_id, id),
        unique (org_id, person_id, kind, subject_id, moment)
      );
      create index alert_person on alert (org_id, person_id, (read_at is not null), raised_at desc, id desc);
      create index alert_unread on alert (org_id, person_id) where read_at is null;
      create index alert_age on alert (raised_at);
      ${perOrganisation('alert')}

      create table alert_wishes (
        org_id uuid not null,
        person_id uuid not null,
        wants_warnings boolean not null,
        set_at timestamptz not null,
        primary key (org_id, person_id)
      );
      ${perOrganisation('alert_wishes')}

      -- alerts nobody needs any more: across organisations, keys only
      create function find_old_alerts(raised_before timestamptz) returns table (org_id uuid, id uuid)
        language sql security definer set search_path = public stable
        as $$ select a.org_id, a.id from alert a where a.raised_at < raised_before order by a.raised_at limit 1000 $$;

      ${narrowFunction('find_old_alerts(timestamptz)')}
    `,
  },
  {
    name: '0048-alerts-of-accounts',
    sql: `
      -- which kinds there are is the code's to say: every part of Torget that tells something adds its own
      alter table alert drop constraint alert_kind_check, add check (kind ~ '^[a-z]+(-[a-z]+)*$');
    `,
  },
  {
    name: '0053-alerts-of-applications',
    sql: `
      -- an application may be about an account that is not there yet
      alter table alert alter column account_id drop not null;
      create index alert_subject on alert (org_id, subject_id) where read_at is null;
    `,
  },
]
