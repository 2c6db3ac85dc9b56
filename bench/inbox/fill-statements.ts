/**
 * A busy municipality's inbox: three accounts, 60, 30 and 10 per cent each, every hundredth message open and those mostly the latest.
 * Parameters of the first two: $1 first and $2 last number of the batch, $3 how many in all, $4 organisation, $5 now, $6 accounts.
 */
export const INSERT_POSTS = `
  insert into post (org_id, id, account_id, external_id, text, published_at, presence, media, first_seen_at, fetched_at, thread_fetched_at)
  select $4::uuid, pg_temp.id('post', p, at), ($6::uuid[])[greatest(1, p % 4)], 'post_' || p,
    pg_temp.sentence(p, 1, $7, $8, $9, $10) || ' ' || pg_temp.sentence(p, 2, $7, $8, $9, $10) || ' Läs mer på webbplatsen.',
    at, 'visible', '[]', at, at, at
  from generate_series($1::bigint, $2::bigint) p, lateral (select pg_temp.moment(p / 4 * 200, $3, $5) as at) t`

/** As above, and $7 owners, $8 units, $9 policy version, $10 sentences, $11 things, $12 streets, $13 given names, $14 family names, $15 a rare sentence. */
export const INSERT_MESSAGES = `
  insert into message (org_id, id, account_id, post_id, conversation_key, external_id, kind, is_ours, author_name, author_external_id, text, media,
    posted_at, received_at, presence, context_asked_at, context_fetched_at, class_key, is_acute, is_happening_now, triaged_at,
    state, outcome, owner_id, unit_id, is_restricted, due_at, due_rule_id, due_modality, policy_version_id, handled_at)
  select $4::uuid, pg_temp.id('message', g, at), ($6::uuid[])[account],
    case when not is_direct then pg_temp.id('post', post, pg_temp.moment(post / 4 * 200, $3, $5)) end,
    case when is_direct then 'talk_' || g / 3 end,
    'comment_' || g, case when is_direct then 'direct' else 'comment' end, is_ours, author, 'citizen_' || hashtext(author || g % 10), words,
    case when pg_temp.roll(g, 8) < 0.07 then '[{"kind":"image","url":"https://example.se/bild.jpg"}]'::jsonb else '[]' end,
    at - interval '4 seconds', at, case when pg_temp.roll(g, 9) < 0.01 then 'hidden' when pg_temp.roll(g, 9) < 0.03 then 'removed-by-author' else 'visible' end,
    at, at + interval '9 seconds', class_key, is_acute, class_key is not null and is_acute, case when class_key is not null then at + interval '1 hour' end,
    state, case when state = 'handled' then pg_temp.pick('{answered,no-action,referred,registered,hidden,removed}', g, 10) end,
    case when is_work then ($7::uuid[])[account] end, case when is_work then ($8::uuid[])[account] end,
    pg_temp.roll(g, 11) < 0.003,
    case when is_work then at + case when is_acute then interval '1 day' else interval '3 days' end end,
    case when is_work then 'answer-three-working-days' end, case when is_work then 'ska' end, case when is_work then $9::uuid end,
    case when state = 'handled' then at + interval '2 days' * pg_temp.roll(g, 12) end
  from generate_series($1::bigint, $2::bigint) g
  cross join lateral (select pg_temp.moment(g, $3, $5) as at, pg_temp.roll(g, 1) < 0.12 as is_ours, pg_temp.roll(g, 2) < 0.06 as is_direct,
    pg_temp.roll(g, 4) < 0.05 as is_acute,
    case when pg_temp.roll(g, 3) < 0.6 then 1 when pg_temp.roll(g, 3) < 0.9 then 2 else 3 end as account,
    pg_temp.pick($13, g, 20) || ' ' || pg_temp.pick($14, g, 21) as author) who
  cross join lateral (select pg_temp.post(g, account) as post,
    case when is_ours then 'none'
      when $3 - g < $3 * 0.012 and pg_temp.roll(g, 5) < 0.85 or pg_temp.roll(g, 6) < 0.001 then 'open'
      when pg_temp.roll(g, 6) < 0.0013 then 'waiting'
      when pg_temp.roll(g, 6) < 0.85 then 'handled' else 'none' end as state) work
  cross join lateral (select state <> 'none' as is_work,
    case when state in ('handled', 'waiting') or state = 'open' and pg_temp.roll(g, 7) < 0.5
      then pg_temp.pick('{question,viewpoint,praise,idea,political,other-actor,secret,offensive,spam,criminal}', g, 22) end as class_key) class
  cross join lateral (select string_agg(pg_temp.sentence(g, n, $10, $11, $12, $14), ' ') || case when g % 40000 = 17 then ' ' || $15 else '' end as words
    from generate_series(1, 1 + floor(power(pg_temp.roll(g, 13), 2) * 4)::int) n) text`

/** $1 organisation. Each message's first wording, and a second one for every thirtieth. */
export const INSERT_VERSIONS = `
  insert into message_version (org_id, message_id, no, kind, text, media, occurred_at, observed_at)
  select org_id, id, no, case when no = 1 then 'original' else 'edited' end, text, media, posted_at, received_at
  from message, generate_series(1, case when hashtext(external_id) % 30 = 0 then 2 else 1 end) no where org_id = $1`

/** $1 organisation. What is open has been triaged and asked about since it came, so its pages are not the tidy ones that VACUUM leaves. */
export const WEAR_OPEN = `update message set version = version + 1 where org_id = $1 and state = 'open'`
