/**
 * What the filling is written with. Chance that comes out the same every time: the same number of messages is always the same inbox. `salt`
 * tells one throw of the dice from another for the same message.
 */
export const FILL_FUNCTIONS = `
  create function pg_temp.roll(g bigint, salt int) returns float8 language sql immutable
    as $$ select (hashint8extended(g, salt) & 1048575) / 1048576.0::float8 $$;

  -- the first of a list most often
  create function pg_temp.pick(list text[], g bigint, salt int) returns text language sql immutable
    as $$ select list[1 + floor(power(pg_temp.roll(g, salt), 2) * cardinality(list))::int] $$;

  -- a UUID version 7, as newId makes them: later ones sort later
  create function pg_temp.id(kind text, g bigint, at timestamptz) returns uuid language sql immutable
    as $$ select overlay(md5(kind || g) placing lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') || '7' from 1)::uuid $$;

  -- five years of messages, the last one just before now
  create function pg_temp.moment(g bigint, total bigint, now_at timestamptz) returns timestamptz language sql immutable
    as $$ select now_at - interval '1 minute' - interval '1825 days' * ((total - g)::float8 / total) $$;

  -- four posts at a time are talked about, each in fifty comments or so
  create function pg_temp.post(g bigint, account int) returns bigint language sql immutable
    as $$ select g / 200 * 4 + case when account > 1 then account else g % 2 end $$;

  create function pg_temp.sentence(g bigint, n int, sentences text[], things text[], streets text[], names text[]) returns text language sql immutable
    as $$ select replace(replace(replace(pg_temp.pick(sentences, g, 100 + n), '{sak}', pg_temp.pick(things, g, 200 + n)),
                   '{gata}', pg_temp.pick(streets, g, 300 + n)), '{namn}', pg_temp.pick(names, g, 400 + n)) $$;
`
