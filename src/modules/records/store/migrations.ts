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
        -- contact-centre -> service -> registrar, as the policy routed this kind of account at opening (F-141..F-143)
        route text[] not null check (cardinality(route) > 0),
        desk_no int not null,
        desk text not null check (desk in ('contact-centre', 'service', 'registrar')),
        unit_id uuid not null,
        arrived_at timestamptz not null,
        received_at timestamptz,
        state text not null check (state in ('under-way', 'registered', 'linked', 'rejected')),
        package_sha256 text,
        package_bytes bigint,
        diary_number text,
        is_secret boolean,
        reason text,
        opened_by text not null,
        opened_at timestamptz not null,
        settled_by text,
        settled_at timestamptz,
        policy_version_id uuid not null,
        version int not null default 1,
        primary key (org_id, id),
        check (desk_no between 0 and cardinality(route) - 1 and desk = route[desk_no + 1]),
        check ((state in ('registered', 'linked')) = (diary_number is not null)),
        check ((state = 'under-way') = (settled_at is null)),
        check (state <> 'rejected' or reason is not null)
      );
      -- a second package of the same message is noticed, not registered twice
      create unique index registration_one_under_way on registration (org_id, message_id) where state = 'under-way';
      create index registration_message on registration (org_id, message_id);
      create index registration_desk on registration (org_id, desk, opened_at, id) where state = 'under-way';
      create index registration_number on registration (org_id, diary_number) where diary_number is not null;
      ${perOrganisation('registration')}

      create table registration_hop (
        org_id uuid not null,
        registration_id uuid not null,
        no int not null,
        from_desk text,
        to_desk text not null,
        to_unit_id uuid not null,
        kind text not null check (kind in ('handed-over', 'readdressed', 'bounced', 'received')),
        by_id text not null,
        by_name text not null,
        reason text,
        hopped_at timestamptz not null,
        primary key (org_id, registration_id, no)
      );
      ${perOrganisation('registration_hop', 'append')}

      -- one e-mail for each arrival at a desk that has an address
      create table registration_mail (
        org_id uuid not null,
        registration_id uuid not null,
        hop_no int not null,
        outbox_id uuid not null,
        recipient text not null,
        primary key (org_id, registration_id, hop_no)
      );
      ${perOrganisation('registration_mail')}

      -- where a desk wants its e-mail; a service's own address goes before the one for all services
      create table desk_address (
        org_id uuid not null,
        desk text not null check (desk in ('contact-centre', 'service', 'registrar')),
        unit_id uuid,
        address text not null,
        set_at timestamptz not null,
        unique nulls not distinct (org_id, desk, unit_id)
      );
      ${perOrganisation('desk_address')}
    `,
  },
]
