import { narrowFunction, type Migration } from '#core/db/migration.ts'
import { searchMessages } from './search-messages-function.ts'

/** The search of the first step read every message that a word is in: too much for a common word that is old, or wanted from one account only. */
export const searchStep: Migration = {
  name: '0010-inbox-search',
  sql: `
    create extension if not exists btree_gin;

    -- What a search can be narrowed by, in one small index: it joins the text indexes whichever of these are asked for together.
    create index message_facets on message using gin (org_id, account_id, class_key, owner_id, unit_id);
    -- What has been handled is most of what there is: without these a quiet account's page would be looked for in all of it.
    create index message_account_handled on message (org_id, account_id, handled_at desc, id desc) where state = 'handled';
    create index message_class_handled on message (org_id, class_key, handled_at desc, id desc) where state = 'handled';
    create index message_untriaged_handled on message (org_id, handled_at desc, id desc) where state = 'handled' and class_key is null;

    drop function search_messages(text, text[], text[], uuid, text, uuid, uuid[], uuid, uuid[], boolean, timestamptz, uuid, int);
    ${searchMessages}
    ${narrowFunction('search_messages(text, text[], text[], uuid, text, uuid, boolean, uuid[], uuid, uuid[], boolean, timestamptz, uuid, int)')}`,
}
