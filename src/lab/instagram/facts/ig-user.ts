import { tableOf } from '../../graph/facts/table.ts'
import type { NodeFacts } from '../../graph/facts/table.ts'

/** A professional account. Origin and licence of the facts: `lab/graph/facts/table.ts`. */
export const igUserFacts: NodeFacts = tableOf('IGUser', {
  fields: `
    biography:string business_discovery:IGUser followers_count:int follows_count:int
    has_profile_pic:bool id:string ig_id:int is_published:bool legacy_instagram_user_id:string
    media_count:int mentioned_comment:IGComment mentioned_media:IGMedia name:string
    owner_business:Business profile_picture_url:string shopping_product_tag_eligibility:bool
    shopping_review_status:string username:string website:string`,
  calls: `
    GET content_publishing_limit > ContentPublishingLimitResponse
      since:datetime
    GET insights > InstagramInsightsResult
      breakdown:list<{age|city|contact_button_type|country|follow_type|gender|media_product_type}>
      metric!:list<{accounts_engaged| comments| content_views| engaged_audience_demographics|
      follower_count| follower_demographics| follows_and_unfollows| likes| online_followers|
      profile_links_taps| profile_views| quotes| reach| reached_audience_demographics| replies| reposts|
      saves| shares| threads_clicks| threads_follower_demographics| threads_followers| threads_likes|
      threads_replies| threads_reposts| threads_views| total_interactions| views| website_clicks}>
      metric_type:{default|time_series|total_value}
      period!:list<{day|days_28|lifetime|month|total_over_range|week}> since:datetime
      timeframe:{last_14_days|last_30_days|last_90_days|prev_month|this_month|this_week} until:datetime
    GET media > IGMedia
      since:datetime until:datetime
    POST media > IGMedia
      alt_text:string audio_name:string caption:string children:list<string> collaborators:list<string>
      cover_url:string image_url:string is_carousel_item:bool location_id:string media_type:string
      product_tags:list<map> share_to_feed:bool thumb_offset:string trial_params:map upload_type:string
      user_tags:list<map> video_url:string
    POST media_publish > IGMedia
      creation_id!:uint
    POST mentions > Object
      comment_id:string media_id!:string message!:string
    GET tags > IGMedia
    GET . > IGUser
      adgroup_id:string`,
  notEmulated: `
    GET/agencies GET/authorized_adaccounts POST/authorized_adaccounts GET/available_catalogs
    GET/branded_content_ad_permissions POST/branded_content_ad_permissions
    GET/branded_content_advertisable_medias DELETE/branded_content_tag_approval
    GET/branded_content_tag_approval POST/branded_content_tag_approval
    POST/business_messaging_feature_status GET/catalog_product_search GET/collaboration_invites
    POST/collaboration_invites GET/collaborative_media GET/connected_threads_user
    GET/creator_marketplace_creators GET/dataset POST/dataset GET/instagram_backed_threads_user
    POST/instagram_backed_threads_user GET/live_media POST/moderate_conversations
    GET/notification_message_tokens GET/product_appeal POST/product_appeal
    GET/recently_searched_hashtags GET/scheduled_media GET/stories GET/upcoming_events
    POST/upcoming_events GET/welcome_message_flows`,
})
