/** The calls by which a Page publishes; a part of the Page's table, apart because they take so much. */
export const publishingCalls = `
    POST feed > Page
      actions:Object album_id:string android_key_hash:string application_id:string
      asked_fun_fact_prompt_id:uint asset3d_id:string associated_id:string attach_place_suggestion:bool
      attached_media:list<Object> audience_exp:bool backdated_time:datetime
      backdated_time_granularity:{day| hour| min| month| none| year} breaking_news:bool
      breaking_news_expiration:uint call_to_action:Object caption:string child_attachments:list<Object>
      client_mutation_id:string composer_entry_picker:string composer_entry_point:string
      composer_entry_time:uint composer_session_events_log:string composer_session_id:string
      composer_source_surface:string composer_type:string connection_class:string
      content_attachment:string coordinates:Object cta_link:string cta_type:string description:string
      direct_share_status:uint enforce_link_ownership:bool expanded_height:uint expanded_width:uint
      feed_targeting:Object formatting:{MARKDOWN| PLAINTEXT} fun_fact_prompt_id:string
      fun_fact_toastee_id:uint height:uint home_checkin_city_id:Object image_crops:map
      implicit_with_tags:list<int> instant_game_entry_point_data:string ios_bundle_id:string
      is_backout_draft:bool is_boost_intended:bool is_explicit_location:bool is_explicit_share:bool
      is_group_linking_post:bool is_photo_container:bool link:string location_source_id:string
      manual_privacy:bool message:string multi_share_end_card:bool multi_share_optimized:bool name:string
      nectar_module:string object_attachment:string og_action_type_id:string
      og_hide_object_attachment:bool og_icon_id:string og_object_id:string og_phrase:string
      og_set_profile_badge:bool og_suggestion_mechanism:string page_recommendation:string picture:string
      place:Object place_attachment_setting:{1| 2} place_list:string place_list_data:list
      post_surfaces_blacklist:list<{1| 2| 3| 4| 5}> posting_to_redspace:{disabled| enabled} privacy:string
      prompt_id:string prompt_tracking_string:string properties:Object proxied_app_id:string
      publish_event_id:uint published:bool quote:string ref:list<string>
      referenceable_image_ids:list<string> referral_id:string scheduled_publish_time:datetime
      source:string sponsor_id:string sponsor_relationship:uint suggested_place_id:Object tags:list<int>
      target_surface:{STORY| TIMELINE} targeting:Object text_format_metadata:string
      text_format_preset_id:string text_only_place:string thumbnail:file time_since_original_post:uint
      title:string tracking_info:string unpublished_content_type:{ADS_POST| DRAFT| INLINE_CREATED|
      PUBLISHED| PUBLISH_PENDING| REVIEWABLE_BRANDED_CONTENT| SCHEDULED| SCHEDULED_RECURRING}
      user_selected_tags:bool video_start_time_ms:uint viewer_coordinates:Object width:uint
    POST photos > Photo
      aid:string allow_spherical_photo:bool alt_text_custom:string android_key_hash:string
      application_id:string attempt:uint audience_exp:bool backdated_time:datetime
      backdated_time_granularity:{day| hour| min| month| none| year} caption:string
      composer_session_id:string direct_share_status:uint feed_targeting:Object filter_type:uint
      full_res_is_coming_later:bool initial_view_heading_override_degrees:uint
      initial_view_pitch_override_degrees:uint initial_view_vertical_fov_override_degrees:uint
      ios_bundle_id:string is_explicit_location:bool is_explicit_place:bool location_source_id:string
      manual_privacy:bool message:string name:string nectar_module:string no_story:bool offline_id:uint
      og_action_type_id:string og_icon_id:string og_object_id:string og_phrase:string
      og_set_profile_badge:bool og_suggestion_mechanism:string parent_media_id:uint place:Object
      privacy:string profile_id:int provenance_info:map proxied_app_id:string published:bool qn:string
      scheduled_publish_time:uint spherical_metadata:map sponsor_id:string sponsor_relationship:uint
      tags:list<Object> target_id:int targeting:Object temporary:bool time_since_original_post:uint
      uid:int unpublished_content_type:{ADS_POST| DRAFT| INLINE_CREATED| PUBLISHED| PUBLISH_PENDING|
      REVIEWABLE_BRANDED_CONTENT| SCHEDULED| SCHEDULED_RECURRING} url:string user_selected_tags:bool
      vault_image_id:string
    GET scheduled_posts > PagePost
    GET video_reels > AdVideo
      since:datetime until:datetime
    POST video_reels > AdVideo
      description:string feed_targeting:Object place:string scheduled_publish_time:datetime
      targeting:Object title:string upload_phase!:{FINISH| START} video_id:string video_state:{DRAFT|
      PUBLISHED| SCHEDULED}
    POST videos > AdVideo
      ad_breaks:list application_id:string asked_fun_fact_prompt_id:uint
      audio_story_wave_animation_handle:string backdated_post:list call_to_action:Object
      composer_entry_picker:string composer_entry_point:string composer_entry_time:uint
      composer_session_events_log:string composer_session_id:string composer_source_surface:string
      composer_type:string container_type:{ACO_VIDEO_VARIATION| ADS_AI_GENERATED| AD_BREAK_PREVIEW|
      AD_DERIVATIVE| AD_LIBRARY_WATERMARK| AI_INTERACTIVE_EMBODIMENT| ALBUM_MULTIMEDIA_POST|
      ALOHA_SUPERFRAME| APP_REREVIEW_SCREENCAST| APP_REVIEW_SCREENCAST| ASSET_MANAGER| ATLAS_VIDEO|
      AUDIO_BROADCAST| AUDIO_COMMENT| BROADCAST| CANVAS| CMS_MEDIA_MANAGER| CONTAINED_POST_ATTACHMENT|
      CONTAINED_POST_AUDIO_BROADCAST| CONTAINED_POST_COPYRIGHT_REFERENCE_BROADCAST|
      COPYRIGHT_REFERENCE_BROADCAST| COPYRIGHT_REFERENCE_IG_XPOST_VIDEO| COPYRIGHT_REFERENCE_VIDEO|
      CREATION_ML_PRECREATION| CREATOR_FAN_CHALLENGE| CREATOR_STOREFRONT_PERSONALIZED_VIDEO|
      CREATOR_STOREFRONT_PROMOTIONAL_VIDEO| DATAGENIX_VIDEO| DCO_AD_ASSET_FEED| DCO_AUTOGEN_VIDEO|
      DCO_TRIMMED_VIDEO| DIM_SUM| DIRECTED_POST_ATTACHMENT| DIRECT_INBOX| DOUBLE_PROD_EXPERIMENT|
      DROPS_SHOPPING_EVENT_PAGE| DYNAMIC_ITEM_VIDEO| DYNAMIC_TEMPLATE_VIDEO| EVENT_COVER_VIDEO|
      EVENT_TOUR| FACECAST_DVR| FB_AVATAR_ANIMATED_SATP| FB_COLLECTIBLE_VIDEO| FB_QUICKSNAP_VIDEO|
      FB_SHORTS| FB_SHORTS_CONTENT_REMIXABLE| FB_SHORTS_GROUP_POST| FB_SHORTS_LINKED_PRODUCT|
      FB_SHORTS_PMV_POST| FB_SHORTS_POST| FB_SHORTS_REMIX_POST| FUNDRAISER_COVER_VIDEO| GAME_CLIP|
      GIF_TO_VIDEO| GOODWILL_ANNIVERSARY_DEPRECATED| GOODWILL_ANNIVERSARY_PROMOTION_DEPRECATED|
      GOODWILL_VIDEO_CONTAINED_SHARE| GOODWILL_VIDEO_PROMOTION| GOODWILL_VIDEO_SHARE|
      GOODWILL_VIDEO_TOKEN_REQUIRED| GROUP_POST| HEURISTIC_CLUSTER_VIDEO| HIGHLIGHT_CLIP_VIDEO|
      HORIZON_WORLDS_TV| HUDDLE_BROADCAST| IG_REELS_XPV| INSPIRATION_VIDEO| INSTAGRAM_VIDEO_COPY|
      INSTANT_APPLICATION_PREVIEW| INSTANT_ARTICLE| ISSUE_MODULE| LEARN| LEGACY|
      LEGACY_CONTAINED_POST_BROADCAST| LIVE_AUDIO_ROOM_BROADCAST| LIVE_CLIP_PREVIEW| LIVE_CLIP_WORKCHAT|
      LIVE_CREATIVE_KIT_VIDEO| LIVE_PHOTO| LOOK_NOW_DEPRECATED| MARKETPLACE_LISTING_VIDEO|
      MARKETPLACE_PRE_RECORDED_VIDEO| MOMENTS_VIDEO| MUSIC_CLIP| MUSIC_CLIP_IN_COMMENT|
      MUSIC_CLIP_IN_FB_MSGR_STATUS| MUSIC_CLIP_IN_LIGHTWEIGHT_STATUS| MUSIC_CLIP_IN_MAPLE_POST|
      MUSIC_CLIP_IN_MSGR_NOTE| MUSIC_CLIP_IN_POLL_OPTION| MUSIC_CLIP_ON_DATING_PROFILE|
      NEO_ASYNC_GAME_VIDEO| NEW_CONTAINED_POST_BROADCAST| NO_STORY| OCULUS_CREATOR_PORTAL|
      OCULUS_VENUES_BROADCAST| ORIGINALITY_SELF_ADVOCACY| PAGES_COVER_VIDEO| PAGE_REVIEW_SCREENCAST|
      PAGE_SLIDESHOW_VIDEO| PAID_CONTENT_PREVIEW| PAID_CONTENT_VIDEO| PAID_CONTENT_VIDEO__POST|
      PIXELCLOUD| PODCAST_HIGHLIGHT| PODCAST_ML_PREVIEW_NO_NEWSFEED_STORY| PODCAST_RSS|
      PODCAST_RSS_EPHEMERAL| PODCAST_RSS_NO_NEWSFEED_STORY| PODCAST_VOICES|
      PODCAST_VOICES_NO_NEWSFEED_STORY| PREMIERE_SOURCE| PREMIUM_MUSIC_VIDEO_CLIP|
      PREMIUM_MUSIC_VIDEO_CROPPED_CLIP| PREMIUM_MUSIC_VIDEO_NO_NEWSFEED_STORY|
      PREMIUM_MUSIC_VIDEO_WITH_NEWSFEED_STORY| PRIVATE_GALLERY_VIDEO| PRODUCT_VIDEO| PROFILE_COVER_VIDEO|
      PROFILE_INTRO_CARD| PROFILE_VIDEO| QUICK_CLIP_WORKPLACE_POST| QUICK_PROMOTION|
      SHOWREEL_NATIVE_DUMMY_VIDEO| SLIDESHOW_ANIMOTO| SLIDESHOW_SHAKR| SLIDESHOW_VARIATION_VIDEO|
      SOUND_PLATFORM_STREAM| SRT_ATTACHMENT| STORIES_VIDEO| STORYLINE| STORYLINE_WITH_EXTERNAL_MUSIC|
      STORY_ARCHIVE_VIDEO| STORY_CARD_TEMPLATE| STREAM_HIGHLIGHTS_VIDEO| TAROT_DIGEST| TEMPORARY|
      TEMPORARY_UNLISTED| TEMP_VIDEO_COPYRIGHT_SCAN| UNLISTED| UNLISTED_OCULUS| VIDEO_COMMENT|
      VIDEO_COMPOSITION_VARIATION| VIDEO_CREATIVE_EDITOR_AUTOGEN_AD_VIDEO| VIDEO_SUPERRES|
      VU_GENERATED_VIDEO| WOODHENGE| WORK_KNOWLEDGE_VIDEO| YOUR_DAY} content_category:{BEAUTY_FASHION|
      BUSINESS| CARS_TRUCKS| COMEDY| CUTE_ANIMALS| ENTERTAINMENT| FAMILY| FOOD_HEALTH| HOME| LIFESTYLE|
      MUSIC| NEWS| OTHER| POLITICS| SCIENCE| SPORTS| TECHNOLOGY| VIDEO_GAMING} content_tags:list<string>
      creative_tools:string crossposted_video_id:string custom_labels:list<string> description:string
      direct_share_status:uint edit_description_spec:map embeddable:bool end_offset:uint expiration:Object
      fbuploader_video_file_chunk:string feed_targeting:Object file_size:uint file_url:string
      fisheye_video_cropped:bool formatting:{MARKDOWN| PLAINTEXT} fov:uint front_z_rotation:float
      fun_fact_prompt_id:string fun_fact_toastee_id:uint guide:list<list<uint>> guide_enabled:bool
      initial_heading:uint initial_pitch:uint instant_game_entry_point_data:string is_boost_intended:bool
      is_explicit_share:bool is_group_linking_post:bool is_partnership_ad:bool is_voice_clip:bool
      location_source_id:string manual_privacy:bool multilingual_data:list<Object> no_story:bool
      og_action_type_id:string og_icon_id:string og_object_id:string og_phrase:string
      og_suggestion_mechanism:string original_fov:uint original_projection_type:{cubemap| equirectangular|
      half_equirectangular} partnership_ad_ad_code:string publish_event_id:uint published:bool
      reference_only:bool referenced_sticker_id:string replace_video_id:string scheduled_publish_time:uint
      secret:bool slideshow_spec:map social_actions:bool source:string source_instagram_media_id:string
      specified_dialect:string spherical:bool sponsor_id:string sponsor_relationship:uint
      start_offset:uint swap_mode:{replace} targeting:Object text_format_metadata:string thumb:file
      time_since_original_post:uint title:string transcode_setting_properties:string
      universal_video_id:string unpublished_content_type:{ADS_POST| DRAFT| INLINE_CREATED| PUBLISHED|
      PUBLISH_PENDING| REVIEWABLE_BRANDED_CONTENT| SCHEDULED| SCHEDULED_RECURRING} upload_phase:{cancel|
      finish| start| transfer} upload_session_id:string upload_setting_properties:string
      video_asset_id:string video_file_chunk:string video_id_original:string video_start_time_ms:uint
      waterfall_id:string`
