import { tableOf } from './table.ts'
import type { NodeFacts } from './table.ts'

/** A comment or a reply. `.` is the node itself. */
export const commentFacts: NodeFacts = tableOf('Comment', {
  fields: `
    admin_creator:User application:Application attachment:Object can_comment:bool can_hide:bool
    can_like:bool can_remove:bool can_reply_privately:bool comment_count:uint created_time:datetime
    from:Object id:string is_hidden:bool is_private:bool like_count:uint live_broadcast_timestamp:uint
    message:string message_tags:list<EntityAtTextRange> object:Object parent:Comment permalink_url:string
    private_reply_conversation:Object user_likes:bool`,
  calls: `
    GET comments > Comment
      filter:{stream| toplevel} live_filter:{filter_low_quality| no_filter} order:{chronological|
      reverse_chronological} since:datetime
    POST comments > Comment
      attachment_id:string attachment_share_url:string attachment_url:string
      comment_privacy_value:{DECLINED_BY_ADMIN_ASSISTANT| DEFAULT_PRIVACY| FRIENDS_AND_POST_OWNER|
      FRIENDS_ONLY| GRAPHQL_MULTIPLE_VALUE_HACK_DO_NOT_USE| OWNER_OR_COMMENTER| PENDING_APPROVAL|
      REMOVED_BY_ADMIN_ASSISTANT| SIDE_CONVERSATION| SIDE_CONVERSATION_AND_POST_OWNER| SPOTLIGHT_TAB}
      facepile_mentioned_ids:list<string> feedback_source:string is_offline:bool message:string
      nectar_module:string object_id:string parent_comment_id:Object text:string tracking:string
    DELETE likes > Object
      feedback_source:string nectar_module:string tracking:string
    GET likes > Profile
    POST likes > Comment
      feedback_source:string nectar_module:string tracking:string
    GET reactions > Profile
      type:{ANGRY| CARE| FIRE| HAHA| HUNDRED| LIKE| LOVE| NONE| PRIDE| SAD| THANKFUL| WOW}
    DELETE . > Object
    GET . > Comment
    POST . > Comment
      attachment_id:string attachment_share_url:string attachment_url:string is_hidden:bool message:string`,
})
