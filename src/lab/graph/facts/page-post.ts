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
    story:string story_tags:list subscribed:bool target:Profile targeting:Object
    timeline_visibility:string updated_time:datetime via:Object video_buying_eligibility:list<string>
    width:uint`,
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
    GET insights > InsightsResult
      date_preset:{data_maximum| last_14d| last_28d| last_30d| last_3d| last_7d| last_90d| last_month|
      last_quarter| last_week_mon_sun| last_week_sun_sat| last_year| maximum| this_month| this_quarter|
      this_week_mon_today| this_week_sun_today| this_year| today| yesterday} metric:list<Object>
      period:{day| days_28| lifetime| month| total_over_range| week} since:datetime until:datetime
    DELETE likes > Object
      nectar_module:string tracking:string
    GET likes > Profile
    POST likes > PagePost
      feedback_source:string nectar_module:string tracking:string
    GET reactions > Profile
      type:{ANGRY| CARE| FIRE| HAHA| HUNDRED| LIKE| LOVE| NONE| PRIDE| SAD| THANKFUL| WOW}
    DELETE . > Object
    GET . > PagePost
      primary_fb_page_id:string primary_ig_user_id:string
    POST . > PagePost
      attached_media:list<Object> backdated_time:datetime backdated_time_granularity:{day| hour| min|
      month| none| year} composer_session_id:string direct_share_status:uint
      explicitly_added_mentionee_ids:list<uint> feed_story_visibility:{hidden| visible}
      is_explicit_location:bool is_hidden:bool is_pinned:bool is_published:bool message:string
      og_action_type_id:string og_hide_object_attachment:bool og_icon_id:string og_object_id:string
      og_phrase:string og_set_profile_badge:bool og_suggestion_mechanism:string place:Object
      privacy:string product_item:Object scheduled_publish_time:uint should_sync_product_edit:bool
      source_type:string sponsor_id:string sponsor_relationship:uint tags:list<int>
      text_format_preset_id:string timeline_visibility:{forced_allow| hidden| normal} tracking:string`,
  notEmulated: `
    GET/dynamic_posts GET/sharedposts GET/sponsor_tags GET/to`,
})
