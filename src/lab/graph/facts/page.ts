import { tableOf } from './table.ts'
import type { NodeFacts } from './table.ts'
import { publishingCalls } from './page-publishing.ts'

/** A Page: what is known about it, and the calls that the practice square serves. */
export const pageFacts: NodeFacts = tableOf('Page', {
  fields: `
    about:string access_token:string ad_campaign:AdSet affiliation:string app_id:string
    artists_we_like:string attire:string
    available_promo_offer_ids:list<map<string,list<map<string,string>>>> awards:string
    band_interests:string band_members:string best_page:Page bio:string birthday:string
    booking_agent:string breaking_news_usage:Object built:string business:Object can_checkin:bool
    can_post:bool category:string category_list:list<PageCategory> checkins:uint company_overview:string
    connected_instagram_account:IGUser connected_page_backed_instagram_account:IGUser
    contact_address:MailingAddress copyright_attribution_insights:CopyrightAttributionInsights
    copyright_whitelisted_ig_partners:list<string> country_page_likes:uint cover:CoverPhoto
    culinary_team:string current_location:string delivery_and_pickup_option_info:list<string>
    description:string description_html:string differently_open_offerings:list<map<string,bool>>
    directed_by:string display_subtext:string displayed_message_response_time:string
    does_viewer_have_page_permission_link_ig:bool emails:list<string> engagement:Engagement fan_count:uint
    featured_video:AdVideo features:string followers_count:uint food_styles:list<string> founded:string
    general_info:string general_manager:string genre:string global_brand_page_name:string
    global_brand_root_id:string has_added_app:bool has_lead_access:HasLeadAccess
    has_transitioned_to_new_page_experience:bool has_whatsapp_business_number:bool
    has_whatsapp_number:bool hometown:string hours:map<string,string> id:string impressum:string
    influences:string instagram_business_account:IGUser is_always_open:bool is_calling_eligible:bool
    is_chain:bool is_community_page:bool is_eligible_for_branded_content:bool
    is_eligible_for_disable_connect_ig_btn_for_non_page_admin_am_web:bool
    is_messenger_bot_get_started_enabled:bool is_messenger_platform_bot:bool is_owned:bool
    is_permanently_closed:bool is_published:bool is_unclaimed:bool is_verified:bool
    is_webhooks_subscribed:bool keywords:Object leadgen_tos_acceptance_time:datetime
    leadgen_tos_accepted:bool leadgen_tos_accepting_user:User link:string location:Location members:string
    merchant_id:string merchant_review_status:string messaging_feature_status:MessagingFeatureStatus
    messenger_ads_default_icebreakers:list<string> messenger_ads_default_quick_replies:list<string>
    messenger_ads_quick_replies_type:string mini_shop_storefront:Shop mission:string mpg:string
    name:string name_with_location_descriptor:string network:string new_like_count:uint
    offer_eligible:bool overall_star_rating:float owner_business:Business page_token:string
    parent_page:Page parking:PageParking payment_options:PagePaymentOptions personal_info:string
    personal_interests:string pharma_safety_info:string phone:string pickup_options:list<string>
    place_type:string plot_outline:string preferred_audience:Targeting press_contact:string
    price_range:string priority_hours:list<map<string,string>> privacy_info_url:string produced_by:string
    products:string promotion_eligible:bool promotion_ineligible_reason:string public_transit:string
    rating_count:uint recipient:string record_label:string release_date:string
    restaurant_services:PageRestaurantServices restaurant_specialties:PageRestaurantSpecialties
    schedule:string screenplay_by:string season:string single_line_address:string starring:string
    start_info:PageStartInfo store_code:string store_location_descriptor:string store_number:uint
    studio:string supports_donate_button_in_live_video:bool talking_about_count:uint
    temporary_status:string unread_message_count:uint unread_notif_count:uint unseen_message_count:uint
    user_access_expire_time:datetime username:string verification_status:string voip_info:VoipInfo
    website:string were_here_count:uint whatsapp_number:string written_by:string`,
  calls: `
    DELETE blocked > Object
      asid:string psid:int uid:int user:int
    GET blocked > Profile
      uid:int user:int
    POST blocked > Object
      asid:list<string> psid:list<int> uid:list<string> user:list<string>
    GET conversations > UnifiedThread
      folder:string platform:{INSTAGRAM| MESSENGER} tags:list<string> user_id:string
    GET feed > PagePost
      include_hidden:bool limit:uint show_expired:bool with:{LOCATION}
    GET insights > InsightsResult
      breakdown:list<Object> date_preset:{data_maximum| last_14d| last_28d| last_30d| last_3d| last_7d|
      last_90d| last_month| last_quarter| last_week_mon_sun| last_week_sun_sat| last_year| maximum|
      this_month| this_quarter| this_week_mon_today| this_week_sun_today| this_year| today| yesterday}
      metric:list<Object> period:{day| days_28| lifetime| month| total_over_range| week}
      show_description_from_api_doc:bool since:datetime until:datetime
    POST messages > Page
      folder:{PARTNERSHIP} message:Object messaging_type:{MESSAGE_TAG| RESPONSE| UPDATE| UTILITY}
      notification_type:{NO_PUSH| REGULAR| SILENT_PUSH} payload:string persona_id:string recipient!:Object
      reply_to:Object sender_action:{MARK_SEEN| REACT| TYPING_OFF| TYPING_ON| UNREACT}
      suggestion_action:{ACCEPT| DISMISS| IMPRESSION} tag:Object thread_control:Object
    GET picture > ProfilePictureSource
      height:int redirect:bool type:{album| large| normal| small| square} width:int
    GET posts > PagePost
      include_hidden:bool limit:uint q:string show_expired:bool with:{LOCATION}
    GET published_posts > PagePost
      include_hidden:bool limit:uint show_expired:bool with:{LOCATION}
    DELETE subscribed_apps > Object
    GET subscribed_apps > Application
    POST subscribed_apps > Page
      subscribed_fields!:list<{affiliation| attire| awards| bio| birthday| business_integrity|
      call_permission_reply| call_settings_update| calls| category| checkins| comment_poll_response|
      company_overview| conversations| culinary_team| current_location| description| email|
      feature_access_list| feed| follow| founded| general_info| general_manager| group_feed| hometown|
      hours| inbox_labels| invalid_topic_placeholder| invoice_access_bank_slip_events|
      invoice_access_invoice_change| invoice_access_invoice_draft_change|
      invoice_access_onboarding_status_active| leadgen| leadgen_fat| leadgen_update| live_videos|
      local_delivery| location| marketing_message_clicks| marketing_message_deliveries|
      marketing_message_delivery_failed| marketing_message_echoes| marketing_message_reads|
      marketing_messages_subscriber_upload_status| mcom_invoice_change| members| mention| merchant_review|
      message_context| message_deliveries| message_echoes| message_edits| message_mention|
      message_reactions| message_reads| message_template_status_update| messages|
      messaging_account_linking| messaging_appointments| messaging_checkout_updates|
      messaging_customer_information| messaging_direct_sends| messaging_fblogin_account_linking|
      messaging_feedback| messaging_game_plays| messaging_handovers| messaging_in_thread_lead_form_submit|
      messaging_integrity| messaging_optins| messaging_optouts| messaging_payments|
      messaging_policy_enforcement| messaging_postbacks| messaging_pre_checkouts| messaging_referrals|
      mission| name| page_about_story| page_change_proposal| page_upcoming_change| parking|
      payment_options| payment_request_update| personal_info| personal_interests| phone| picture|
      price_range| product_review| products| public_transit| publisher_subscriptions| ratings|
      registration| response_feedback| send_cart| standby| story_poll_response| story_share| user_action|
      video_text_question_responses| videos| website}>
    GET visitor_posts > PagePost
      include_hidden:bool limit:uint show_expired:bool with:{LOCATION}
    GET . > Page
      account_linking_token:string${publishingCalls}`,
  notEmulated: `
    GET/ab_tests POST/ab_tests GET/ads_eligibility GET/ads_posts DELETE/agencies GET/agencies
    POST/agencies GET/albums GET/ar_experience DELETE/assigned_users GET/assigned_users
    POST/assigned_users POST/business_messaging_feature_status GET/businessprojects POST/call_metrics
    GET/call_to_actions POST/calls GET/canvas_elements POST/canvas_elements GET/canvases POST/canvases
    GET/chat_plugin GET/commerce_merchant_settings GET/commerce_orders GET/commerce_payouts
    GET/commerce_transactions POST/copyright_manual_claims GET/crosspost_whitelisted_pages
    GET/ctx_optimization_eligibility GET/custom_labels POST/custom_labels DELETE/custom_user_settings
    GET/custom_user_settings POST/custom_user_settings GET/dataset POST/dataset GET/events
    POST/extend_thread_control GET/fantasy_games GET/global_brand_children GET/image_copyrights
    POST/image_copyrights GET/indexed_videos GET/instagram_accounts GET/leadgen_forms POST/leadgen_forms
    GET/likes GET/live_videos POST/live_videos DELETE/locations GET/locations POST/locations
    GET/media_fingerprints POST/media_fingerprints POST/message_attachments DELETE/message_templates
    GET/message_templates POST/message_templates GET/messaging_feature_review
    GET/messenger_call_permissions GET/messenger_call_settings POST/messenger_call_settings
    GET/messenger_lead_forms POST/messenger_lead_forms DELETE/messenger_profile GET/messenger_profile
    POST/messenger_profile POST/moderate_conversations POST/nlp_configs GET/notification_message_tokens
    POST/notification_messages_dev_support GET/page_backed_instagram_accounts
    POST/page_backed_instagram_accounts POST/page_whatsapp_number_verification POST/pass_thread_control
    GET/personas POST/personas POST/photo_stories GET/photos POST/picture GET/product_catalogs GET/ratings
    POST/release_thread_control POST/request_thread_control GET/roles GET/rtb_dynamic_posts
    GET/secondary_receivers GET/settings POST/settings GET/shop_setup_status GET/space_participants
    POST/space_participants GET/store_locations GET/stories GET/tabs GET/tagged POST/take_thread_control
    GET/thread_owner GET/threads POST/unlink_accounts GET/video_copyright_rules POST/video_copyright_rules
    POST/video_copyrights GET/video_lists POST/video_stories GET/videos DELETE/welcome_message_flows
    GET/welcome_message_flows POST/welcome_message_flows POST/.`,
})
