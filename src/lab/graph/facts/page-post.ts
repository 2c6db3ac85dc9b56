import { tableOf } from './table.ts'
import type { NodeFacts } from './table.ts'

/** A post on a Page. */
export const pagePostFacts: NodeFacts = tableOf('PagePost', {
  fields: `
    actions:list admin_creator:Object allowed_advertising_objectives:list<string> application:Application
    backdated_time:datetime call_to_action:Object can_reply_privately:bool child_attachments:list
    comments_mirroring_domain:string coordinates:Object created_time:datetime event:Event
    expanded_height:uint expanded_width:uint feed_targeting:Object from:Object full_picture:string
    height:uint icon:string id:string instagram_eligibility:string is_app_share:bool
    is_eligible_for_dark_post:bool is_eligible_for_promotion:bool is_expired:bool is_hidden:bool
    is_inline_created:bool is_instagram_eligible:bool is_popular:bool is_published:bool is_spherical:bool
    message:string message_tags:list multi_share_end_card:bool multi_share_optimized:bool parent_id:string
    permalink_url:string picture:string place:Place privacy:Privacy promotable_id:string
    promotion_status:string properties:list scheduled_publish_time:float shares:Object status_type:string
    story:string story_tags:list subscribed:bool target:Profile targeting:Object timeline_visibility:string
    updated_time:datetime via:Object video_buying_eligibility:list<string> width:uint`,
  calls: `
    GET attachments > StoryAttachment
    GET comments > Comment
      filter:{stream| toplevel} live_filter:{filter_low_quality| no_filter} order:{chronological|
      reverse_chronological} since:datetime
    POST comments > Comment
      attachment_id:string attachment_share_url:string attachment_url:string comment:string
      comment_privacy_value:{DECLINED_BY_ADMIN_ASSISTANT| DEFAULT_PRIVACY| FRIENDS_AND_POST_OWNER|
      FRIENDS_ONLY| GRAPHQL_MULTIPLE_VALUE_HACK_DO_NOT_USE| OWNER_OR_COMMENTER| PENDING_APPROVAL|
      REMOVED_BY_ADMIN_ASSISTANT| SIDE_CONVERSATION| SIDE_CONVERSATION_AND_POST_OWNER| SPOTLIGHT_TAB}
      feedback_source:string message:string nectar_module:string parent_comment_id:Object post_id:string
      tracking:string
    DELETE likes > Object
      nectar_module:string tracking:string
    GET likes > Profile
    POST likes > PagePost
      feedback_source:string nectar_module:string tracking:string
    GET reactions > Profile
      type:{ANGRY| CARE| FIRE| HAHA| HUNDRED| LIKE| LOVE| NONE| PRIDE| SAD| THANKFUL| WOW}
    GET . > PagePost
      primary_fb_page_id:string primary_ig_user_id:string`,
  notEmulated: `
    GET/dynamic_posts GET/insights GET/sharedposts GET/sponsor_tags GET/to DELETE/. POST/.`,
})
