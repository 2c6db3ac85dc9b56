import { perOrganisation, type Migration } from '#core/db/migration.ts'

export const guidanceMigrations: readonly Migration[] = [
  {
    name: '0065-reports-to-managers',
    sql: `
      -- nothing of the sender, and no words: those lie sealed in "secret"
      create table manager_report (
        org_id uuid not null,
        id uuid not null,
        kind text not null check (kind in ('bullying', 'crime')),
        unit_id uuid not null,
        secret_id uuid not null,
        received_on date not null,
        settled_on date,
        settled_by uuid,
        version int not null default 0,
        primary key (org_id, id),
        foreign key (org_id, unit_id) references unit (org_id, id),
        check ((settled_on is null) = (settled_by is null))
      );
      create index manager_report_unit on manager_report (org_id, unit_id);
      create index manager_report_settled on manager_report (org_id, settled_by) where settled_by is not null;
      ${perOrganisation('manager_report')}
    `,
  },
]
