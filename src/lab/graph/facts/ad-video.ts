import { tableOf } from './table.ts'
import type { NodeFacts } from './table.ts'

/** A film or reel of a Page, under the name that the specifications have for it. */
export const adVideoFacts: NodeFacts = tableOf('AdVideo', {
  fields: `
    ad_breaks:list<int> admin_creator:User audio_isrc:AudioIsrc backdated_time:datetime
    backdated_time_granularity:string boost_eligibility_info:Object content_category:string
    content_tags:list<string> copyright:VideoCopyright copyright_check_information:Object
    copyright_monitoring_status:string created_time:datetime custom_labels:list<string> description:string
    embed_html:Object embeddable:bool event:Event expiration:Object format:list<Object> from:Object
    icon:string id:string is_crosspost_video:bool is_crossposting_eligible:bool is_episode:bool
    is_instagram_eligible:bool is_reference_only:bool length:float live_audience_count:uint
    live_status:string music_video_copyright:MusicVideoCopyright permalink_url:string picture:string
    place:Place post_id:string post_views:uint premiere_living_room_status:string privacy:Privacy
    published:bool scheduled_publish_time:datetime source:string spherical:bool status:VideoStatus
    title:string universal_video_id:string updated_time:datetime views:uint`,
  calls: `
    POST captions > AdVideo
      captions_file:file default_locale:string locales_to_delete:list<string>
    GET . > AdVideo
    POST . > AdVideo
      ad_breaks:list allow_bm_crossposting:bool allow_crossposting_for_pages:list<Object>
      backdated_time:datetime backdated_time_granularity:{day| hour| min| month| none| year}
      call_to_action:Object content_category:{BEAUTY_FASHION| BUSINESS| CARS_TRUCKS| COMEDY| CUTE_ANIMALS|
      ENTERTAINMENT| FAMILY| FOOD_HEALTH| HOME| LIFESTYLE| MUSIC| NEWS| OTHER| POLITICS| SCIENCE| SPORTS|
      TECHNOLOGY| VIDEO_GAMING} content_tags:list<string> custom_labels:list<string> description:string
      direct_share_status:uint embeddable:bool expiration:Object expire_now:bool increment_play_count:bool
      name:string preferred_thumbnail_id:string privacy:string publish_to_news_feed:bool
      publish_to_videos_tab:bool published:bool scheduled_publish_time:uint social_actions:bool
      sponsor_id:string sponsor_relationship:uint tags:list<string> target:string
      universal_video_id:string`,
  notEmulated: `
    GET/boost_ads_list GET/captions GET/collaborators POST/collaborators GET/comments POST/comments
    GET/crosspost_shared_pages POST/gaming_clip_create GET/likes POST/likes GET/poll_settings GET/polls
    POST/polls GET/sponsor_tags GET/tags GET/thumbnails POST/thumbnails GET/video_insights DELETE/.`,
})

const plain = (node: string, fields: string): NodeFacts => tableOf(node, { fields })

/** How far the network has come with a film. */
export const videoStatusFacts: readonly NodeFacts[] = [
  plain(
    'VideoStatus',
    `
    copyright_check_status:VideoCopyrightCheckStatus processing_phase:VideoStatusProcessingPhase
    processing_progress:uint publishing_phase:VideoStatusPublishingPhase
    uploading_phase:VideoStatusUploadingPhase video_status:string`,
  ),
  plain(
    'VideoStatusUploadingPhase',
    `
    bytes_transferred:uint errors:list<VideoStatusError> source_file_size:uint status:string`,
  ),
  plain(
    'VideoStatusProcessingPhase',
    `
    errors:list<VideoStatusError> status:string`,
  ),
  plain(
    'VideoStatusPublishingPhase',
    `
    errors:list<VideoStatusError> publish_status:string publish_time:datetime status:string`,
  ),
]

export const insightsResultFacts: NodeFacts = plain(
  'InsightsResult',
  `
    description:string description_from_api_doc:string id:string name:string period:string title:string
    values:list<InsightsValue>`,
)
