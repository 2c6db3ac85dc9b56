import { narrowFunction, perOrganisation, type Migration } from '#core/db/migration.ts'

/** Who writes by direct message is told by the network as an id alone: what they call themselves is asked for, and kept for that account. */
export const personNames: Migration = {
  name: '0083-person-names',
  sql: `
    create table person_name (
      org_id uuid not null,
      account_id uuid not null,
      -- the network's id of the person, as this account knows it
      external_id text not null,
      -- null: asked, and not told
      name text,
      asked_at timestamptz not null,
      times int not null,
      -- when the sweep puts the question in line again
      look_at timestamptz not null,
      primary key (org_id, account_id, external_id)
    );
    create index person_name_to_ask on person_name (look_at) where name is null;
    ${perOrganisation('person_name')}

    -- one message of each person to ask about again, across organisations, keys only
    create function find_unnamed_people(p_now timestamptz, p_most_times int)
      returns table (org_id uuid, account_id uuid, external_id text, message_id uuid)
      language sql security definer set search_path = public stable
      as $$ select p.org_id, p.account_id, p.external_id, m.id from person_name p
            cross join lateral (
              select m.id from message m
              where m.org_id = p.org_id and m.account_id = p.account_id and m.author_external_id = p.external_id
                and m.kind = 'direct' and m.author_name is null and not m.is_ours and not m.is_sealed
              order by m.received_at desc limit 1) m
            where p.name is null and p.times < p_most_times and p.look_at <= p_now
            order by p.look_at limit 200 $$;
    ${narrowFunction('find_unnamed_people(timestamptz, int)')}
  `,
}
