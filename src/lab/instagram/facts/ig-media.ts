import { tableOf } from '../../graph/facts/table.ts'
import type { NodeFacts } from '../../graph/facts/table.ts'

/** A post: picture, carousel, film. Origin and licence of the facts: `lab/graph/facts/table.ts`. */
export const igMediaFacts: NodeFacts = tableOf('IGMedia', {
  fields: `
    alt_text:string boost_eligibility_info:IGMediaBoostEligibilityInfo caption:string comments_count:int
    copyright_check_information:IGVideoCopyrightCheckMatchesInformation current_live_viewer_count:int
    has_poll:bool has_slider:bool id:string ig_id:string is_comment_enabled:bool is_shared_to_feed:bool
    legacy_instagram_media_id:string like_count:int media_product_type:string media_type:string
    media_url:string owner:IGUser permalink:string shortcode:string thumbnail_url:string
    timestamp:datetime username:string video_title:string view_count:int`,
  calls: `
    GET children > IGMedia
    GET comments > IGComment
    POST comments > IGComment
      ad_id:string message:string
    GET insights > InstagramInsightsResult
      breakdown:list<{action_type|follow_type|story_navigation_action_type|surface_type}>
      metric!:list<{clips_replays_count| comments| content_views| crossposted_views| facebook_views|
      follows| ig_reels_aggregated_all_plays_count| ig_reels_avg_watch_time|
      ig_reels_video_view_total_time| impressions| likes| navigation| plays| profile_activity|
      profile_visits| reach| reels_skip_rate| replies| reposts| saved| shares| total_comments|
      total_interactions| total_likes| total_views| video_views| views}>
      period:list<{day|days_28|lifetime|month|total_over_range|week}>
    DELETE . > Object
    GET . > IGMedia
      ad_account_id:uint boostable_media_callsite:{ADS_MANAGER_L1_EDITOR_DYNAMIC_ADS_WITH_EXISTING_POST|
      PA_HUB_CATALOG_INGESTION_CREATOR_ASSET} business_id:string primary_fb_page_id:string
      primary_ig_user_id:string secondary_fb_page_id:string secondary_ig_user_id:string
    POST . > IGMedia
      comment_enabled!:bool`,
  notEmulated: `
    GET/boost_ads_list GET/branded_content_partner_promote POST/branded_content_partner_promote
    GET/collaborators DELETE/partnership_ad_code POST/partnership_ad_code GET/product_tags
    POST/product_tags`,
})
