import { narrowFunction } from '#core/db/migration.ts'

/** Part of the schema step: how messages are searched within the database. */
export const searchFunction = `
  -- Row-level security keeps the text indexes from being used (a search operator could leak what it compares), so the search runs with
  -- its owner's eyes and takes the organisation from the same setting as the policy does. What may not be read may not be found either.
  create function search_messages(
    p_query text, p_parts text[], p_states text[], p_account uuid, p_class text,
    p_owner uuid, p_units uuid[], p_person uuid, p_person_units uuid[], p_sees_restricted boolean,
    p_before_at timestamptz, p_before_id uuid, p_limit int
  ) returns table (id uuid, received_at timestamptz)
    language plpgsql security definer set search_path = public stable
    as $body$
    declare
      own_org uuid := nullif(current_setting('torget.org', true), '')::uuid;
      matches text := $m$ m.search @@ websearch_to_tsquery('swedish', $1) $m$;
      wanted text := $w$
        and ($3 is null or m.state = any ($3)) and ($4 is null or m.account_id = $4) and ($5 is null or coalesce(m.class_key, 'untriaged') = $5)
        and ($6 is null or m.owner_id = $6) and ($7 is null or m.unit_id = any ($7))
        and not m.is_sealed
        and (not (m.is_restricted or m.kind = 'direct') or $10 or m.owner_id = $8 or m.unit_id = any ($9)) $w$;
      older text := $o$ m.org_id = $2 and ($11 is null or (m.received_at, m.id) < ($11, $12)) $o$;
      ids uuid[];
      ats timestamptz[];
    begin
      if cardinality(p_parts) > 0 then
        -- each part on its own, quoted, so that the planner may begin with the rarest
        matches := '(' || matches || ' or (' ||
          (select string_agg(format('m.searched like lower(%L)', part), ' and ') from unnest(p_parts) part) || '))';
      end if;
      -- A common word fills a page from the newest few thousand; a rare one is found by the text index, wherever in time it is. One plan
      -- for both would be wrong for one of them, and the planner cannot know that an old word is old.
      execute format($q$
        select array_agg(f.id), array_agg(f.received_at) from (
          select m.id, m.received_at from (select * from message m where %s order by m.received_at desc, m.id desc limit 3000) m
          where %s %s order by m.received_at desc, m.id desc limit $13) f $q$, older, matches, wanted)
        into ids, ats
        using p_query, own_org, p_states, p_account, p_class, p_owner, p_units, p_person, p_person_units, p_sees_restricted,
              p_before_at, p_before_id, p_limit;
      if coalesce(cardinality(ids), 0) >= p_limit then
        return query select * from unnest(ids, ats);
        return;
      end if;
      return query execute format($q$
        with found as materialized (select m.id, m.received_at from message m where %s and %s %s)
        select f.id, f.received_at from found f order by f.received_at desc, f.id desc limit $13 $q$, older, matches, wanted)
        using p_query, own_org, p_states, p_account, p_class, p_owner, p_units, p_person, p_person_units, p_sees_restricted,
              p_before_at, p_before_id, p_limit;
    end
    $body$;
  ${narrowFunction('search_messages(text, text[], text[], uuid, text, uuid, uuid[], uuid, uuid[], boolean, timestamptz, uuid, int)')}`
