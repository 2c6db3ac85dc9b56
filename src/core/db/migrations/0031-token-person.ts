import { narrowFunction, type Migration } from '../migration.ts'

/** A token may belong to a person: it then works while that person does, and may do no more than they may at that minute (B-007). */
export const tokenPersonMigration: Migration = {
  name: '0031-token-person',
  sql: `
    alter table api_token add column person_id uuid;
    create index api_token_person on api_token (org_id, person_id) where person_id is not null;
    drop function find_api_token(text);
    create function find_api_token(wanted text) returns table (org_id uuid, id uuid, name text, scopes text[], person_id uuid, expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz)
      language sql security definer set search_path = public stable
      as $$ select t.org_id, t.id, t.name, t.scopes, t.person_id, t.expires_at, t.revoked_at, t.last_used_at from api_token t where t.token_hash = wanted $$;
    ${narrowFunction('find_api_token(text)')}
  `,
}
