/**
 * The search, within the database. Row-level security keeps the text indexes from being used (a search operator could leak what it
 * compares), so it runs with its owner's eyes and takes the organisation from the same setting as the policy does. What may not be read may
 * not be found either.
 *
 * No one plan is right: a common word fills a page from the newest few thousand, a rare one is found by the text index wherever in time it
 * is, and of one that is common but old, or common under a narrow filter, the index would fetch a tenth of the table. So it looks near
 * first, then takes from the index what is cheap to sort, and only where that is too much goes back through time in longer and longer steps.
 */
export const searchMessages = `
  create function search_messages(
    p_query text, p_parts text[], p_states text[], p_account uuid, p_class text,
    p_owners uuid[], p_is_unowned boolean, p_units uuid[], p_person uuid, p_person_units uuid[], p_sees_restricted boolean,
    p_before_at timestamptz, p_before_id uuid, p_limit int
  ) returns table (id uuid, received_at timestamptz)
    language plpgsql security definer stable
    -- the text indexes, also where the planner takes a word for commoner than it is; and compiling a plan takes longer than running it
    set search_path = public set enable_seqscan = off set jit = off
    as $body$
    declare
      own text := format('m.org_id = %L', nullif(current_setting('torget.org', true), ''));
      matches text := format($m$ m.search @@ websearch_to_tsquery('swedish', %L) $m$, p_query);
      -- quoted into the text, so that the planner sees the values; a filter that is not asked for is null and left out
      wanted text := concat_ws(' and ',
        'not m.is_sealed',
        'm.state = any (' || quote_literal(p_states) || '::text[])',
        'm.account_id = ' || quote_literal(p_account),
        case when p_class = 'untriaged' then 'm.class_key is null' else 'm.class_key = ' || quote_literal(p_class) end,
        case when p_is_unowned then 'm.owner_id is null' else 'm.owner_id = any (' || quote_literal(p_owners) || '::uuid[])' end,
        'm.unit_id = any (' || quote_literal(p_units) || '::uuid[])',
        case when not p_sees_restricted then format(
          $r$ (not (m.is_restricted or m.kind = 'direct') or m.owner_id = %L or m.unit_id = any (%L::uuid[])) $r$, p_person, p_person_units) end);
      newest_first text := 'order by m.received_at desc, m.id desc';
      -- what has not been looked at yet, and its edge
      rest text := own || case when p_before_at is null then '' else format(' and (m.received_at, m.id) < (%L, %L)', p_before_at, p_before_id) end;
      edge_at timestamptz;
      edge_id uuid;
      ends record;
      got record;
      reach int := 3000;
      hits int;
      span interval;
      ids uuid[] := '{}';
      ats timestamptz[] := '{}';
    begin
      -- Each part on its own, so that the planner may begin with the rarest. Signs alone have no place in the index: every message there is
      -- would be read for them.
      if exists (select from unnest(p_parts) part where part ~ '[[:alnum:]]{3}') then
        matches := format('(%s or (%s))', matches,
          (select string_agg(format('m.searched like lower(%L)', part), ' and ') from unnest(p_parts) part));
      elsif numnode(websearch_to_tsquery('swedish', p_query)) = 0 then
        return;
      end if;

      -- Near: straight along the newest, in one piece that the planner cannot turn round; then once more, as far as the rest of the page
      -- seems to lie, if that is near too.
      loop
        execute format($q$
          select array_agg(f.id) as ids, array_agg(f.received_at) as ats from (
            select m.id, m.received_at from (select * from message m where %s %s limit %s) m where %s and %s %s limit %s) f $q$,
          rest, newest_first, reach, wanted, matches, newest_first, p_limit - cardinality(ids)) into got;
        ids := ids || got.ids;
        ats := ats || got.ats;
        if cardinality(ids) < p_limit then
          execute format('select m.received_at, m.id from message m where %s %s offset %s limit 1', rest, newest_first, reach - 1) into edge_at, edge_id;
        end if;
        if cardinality(ids) >= p_limit or edge_at is null then
          return query select * from unnest(ids, ats);
          return;
        end if;
        if hits is null then
          execute format('select count(*) from (select * from message m where %s %s limit %s) m where %s', rest, newest_first, reach, matches) into hits;
        end if;
        rest := format('%s and (m.received_at, m.id) < (%L, %L)', own, edge_at, edge_id);
        -- under two in a thousand, the index gives all of them sooner than the walk gives a page
        exit when reach > 3000 or hits < 6;
        reach := least(greatest(1.5 * reach * (p_limit - cardinality(ids)) / greatest(cardinality(ids), 1), 6000), 24000);
      end loop;

      -- Anywhere: what the index gives, if it is no more than can be sorted in a blink.
      if hits < 15 then
        execute format($q$
          with found as materialized (
              select m.org_id, m.id, m.received_at, m.is_sealed, m.state, m.account_id, m.class_key, m.owner_id, m.unit_id, m.is_restricted, m.kind
              from message m where %s and %s),
            few as materialized (select * from found limit 5001)
          select (select count(*) from few) as hits, array_agg(f.id) as ids, array_agg(f.received_at) as ats from (
            select m.id, m.received_at from few m where %s and %s %s limit %s) f $q$,
          own, matches, rest, wanted, newest_first, p_limit - cardinality(ids)) into got;
        if got.hits <= 5000 then
          return query select * from unnest(ids || got.ids, ats || got.ats);
          return;
        end if;
      end if;

      -- Far: back through time, each step four times as long as the one before, until the page is full.
      execute format('select min(m.received_at) as first, max(m.received_at) as last from message m where %s', own) into ends;
      span := greatest(least(p_before_at, ends.last) - edge_at, interval '1 day');
      while cardinality(ids) < p_limit and edge_at >= ends.first loop
        span := span * 4;
        edge_at := edge_at - span;
        execute format($q$
          with found as materialized (select m.id, m.received_at from message m where %s and m.received_at >= %L and %s and %s)
          select array_agg(f.id) as ids, array_agg(f.received_at) as ats from (select m.id, m.received_at from found m %s limit %s) f $q$,
          rest, edge_at, wanted, matches, newest_first, p_limit - cardinality(ids)) into got;
        ids := ids || got.ids;
        ats := ats || got.ats;
        rest := format('%s and m.received_at < %L', own, edge_at);
      end loop;
      return query select * from unnest(ids, ats);
    end
    $body$;`
