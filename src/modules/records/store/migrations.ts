import { perOrganisation, type Migration } from '#core/db/migration.ts'

export const recordMigrations: readonly Migration[] = [
  {
    name: '0008-records',
    sql: `
      create table registration (
        org_id uuid not null,
        id uuid not null,
        message_id uuid not null,
        account_id uuid not null,
        case_id uuid,
        evidence_id uuid,
        criterion_rule_id text not null,
        criterion_note text not null,
        suggested_secrecy boolean not null,
        ongoing_case text,
        -- contact-centre -> service -> registrar, as the policy routes this kind of account (F-141..F-143)
        desk text not null check (desk in ('contact-centre', 'service', 'registrar')),
        unit_id uuid not null,
        state text not null check (state in ('under-way', 'registered', 'linked', 'rejected')),
        package_sha256 text,
        diary_number text,
        is_secret boolean,
        reason text,
        opened_by text not null,
        opened_at timestamptz not null,
        settled_by text,
        settled_at timestamptz,
        policy_version_id uuid not null,
        version int not null default 1,
        primary key (org_id, id)
      );
      -- a second package of the same message is noticed, not registered twice
      create unique index registration_one_under_way on registration (org_id, message_id) where state = 'under-way';
      create index registration_message on registration (org_id, message_id);
      create index registration_desk on registration (org_id, desk, unit_id, opened_at) where state = 'under-way';
      create index registration_number on registration (org_id, diary_number) where diary_number is not null;
      ${perOrganisation('registration')}

      create table registration_hop (
        org_id uuid not null,
        registration_id uuid not null,
        no int not null,
        from_desk text,
        to_desk text not null,
        to_unit_id uuid not null,
        kind text not null check (kind in ('handed-over', 'bounced', 'received')),
        by_id text not null,
        by_name text not null,
        reason text,
        hopped_at timestamptz not null,
        primary key (org_id, registration_id, no)
      );
      ${perOrganisation('registration_hop', 'append')}

      create table registration_mail (
        org_id uuid not null,
        registration_id uuid not null,
        outbox_id uuid not null,
        recipient text not null,
        primary key (org_id, outbox_id)
      );
      ${perOrganisation('registration_mail')}
    `,
  },
]
