import { perOrganisation, type Migration } from '../migration.ts'

/**
 * The ledger is append-only in the database itself: nobody is granted update or delete, and a trigger refuses both, and
 * truncation, even to the owner. Another trigger refuses a row that does not continue the chain.
 */
export const ledgerMigration: Migration = {
  name: '0001-ledger',
  sql: `
    create table organisation_registry (
      org_id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
      created_at timestamptz not null
    );

    create table ledger (
      org_id uuid not null,
      seq bigint not null,
      recorded_at timestamptz not null,
      kind text not null,
      subject_type text not null,
      subject_id text not null,
      -- the entry exactly as it was hashed (RFC 8785); the columns beside it are copies to search by
      entry text not null,
      previous_hash text not null,
      hash text not null,
      primary key (org_id, seq)
    );
    create index ledger_subject on ledger (org_id, subject_id, seq);
    create index ledger_kind on ledger (org_id, kind, seq);

    create function ledger_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
    end $$;
    create trigger no_change before update or delete on ledger for each row execute function ledger_is_append_only();
    create trigger no_truncation before truncate on ledger for each statement execute function ledger_is_append_only();

    create function ledger_continues_chain() returns trigger language plpgsql as $$
    declare last record;
    begin
      select seq, hash into last from ledger where org_id = new.org_id order by seq desc limit 1;
      if new.seq <> coalesce(last.seq, 0) + 1 or new.previous_hash <> coalesce(last.hash, repeat('0', 64)) then
        raise exception 'the ledger row does not continue its chain' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger continues_chain before insert on ledger for each row execute function ledger_continues_chain();
    ${perOrganisation('ledger', 'append')}
  `,
}
