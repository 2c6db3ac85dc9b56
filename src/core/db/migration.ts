/**
 * One forward step of the schema. `name` orders the steps of all modules (`0003-inbox`); a step that has run is never changed.
 * `sql` may hold several statements and runs in a transaction as the owner of the tables.
 */
export type Migration = { readonly name: string; readonly sql: string }

/**
 * The statements that put a table under row-level security: the application role sees the rows of the organisation that the
 * transaction was opened for, and none when it was opened for none.
 */
export function perOrganisation(table: string, rights: 'all' | 'append' = 'all'): string {
  const grant = rights === 'all' ? 'select, insert, update, delete' : 'select, insert'
  return `
    alter table ${table} enable row level security;
    create policy own_organisation on ${table}
      using (org_id = nullif(current_setting('torget.org', true), '')::uuid)
      with check (org_id = nullif(current_setting('torget.org', true), '')::uuid);
    grant ${grant} on ${table} to torget_application;`
}

/**
 * A function that answers one narrow question across organisations with its owner's eyes (`security definer`), such as "whose session is
 * this?": executable by the application and by nobody else.
 */
export function narrowFunction(signature: string): string {
  return `revoke execute on function ${signature} from public; grant execute on function ${signature} to torget_application;`
}
