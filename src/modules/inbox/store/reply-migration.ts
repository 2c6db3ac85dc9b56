import type { Migration } from '#core/db/migration.ts'

export const repliesByRuleAndByHand: Migration = {
  name: '0081-replies-by-rule-and-by-hand',
  sql: `
      -- F-046: a reply that the policy sends by itself
      alter table reply drop constraint reply_kind_check;
      alter table reply add constraint reply_kind_check check (kind in ('answer', 'referral', 'notice', 'auto'));
      create index reply_auto on reply (org_id, created_at desc) where kind = 'auto';

      -- a reply that nothing here can send: a person copies it to its place and says that it is done
      alter table reply alter column outbox_id drop not null;
      alter table reply add column placed_state text check (placed_state in ('waiting', 'placed', 'dropped'));
      alter table reply add column placed_at timestamptz;
      alter table reply add column placed_by text;
      alter table reply add column placed_link text;
      -- has somebody entered this already, or has the network told us of it?
      create index message_permalink on message (org_id, account_id, md5(permalink)) where permalink is not null;
      alter table reply add constraint reply_has_one_way check ((outbox_id is null) = (placed_state is not null));
    `,
}
