import { tableOf } from './table.ts'
import type { NodeFacts } from './table.ts'

/** A conversation between a Page and one person. */
export const unifiedThreadFacts: NodeFacts = tableOf('UnifiedThread', {
  fields: `
    can_reply:bool folder:string former_participants:Object id:string is_owner:bool is_subscribed:bool
    link:string linked_group:Group message_count:int name:string participants:Object
    scoped_thread_key:string senders:Object snippet:string unread_count:int updated_time:datetime
    wallpaper:string`,
  calls: `
    GET messages > UnifiedMessage
      source:{ALL| PARTICIPANTS}
    GET . > UnifiedThread`,
})
