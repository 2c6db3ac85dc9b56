import { tableOf } from './table.ts'
import type { NodeFacts } from './table.ts'

/** The person or system user behind a user token. Other people’s profiles are closed (platforms: not possible). */
export const userFacts: NodeFacts = tableOf('User', {
  fields: `
    about:string age_range:AgeRange birthday:string client_business_id:string community:Group
    cover:UserCoverPhoto currency:Currency education:list<EducationExperience> email:string
    favorite_athletes:list<Experience> favorite_teams:list<Experience> first_name:string gender:string
    hometown:Page id:string inspirational_people:list<Experience> install_type:string installed:bool
    is_guest_user:bool is_work_account:bool languages:list<Experience> last_name:string link:string
    local_news_megaphone_dismiss_status:bool local_news_subscription_status:bool locale:string location:Page
    meeting_for:list<string> middle_name:string name:string name_format:string
    payment_pricepoints:PaymentPricepoints political:string profile_pic:string quotes:string
    relationship_status:string religion:string shared_login_upgrade_required_by:datetime short_name:string
    significant_other:User sports:list<Experience> supports_donate_button_in_live_video:bool
    third_party_id:string timezone:float token_for_business:string updated_time:datetime verified:bool
    video_upload_limits:VideoUploadLimits website:string`,
  calls: `
    GET accounts > Page
      ad_id:string is_place:bool is_promotable:bool
    GET permissions > Permission
      permission:string status:{declined| expired| granted}
    GET . > User`,
  notEmulated: `
    DELETE/access_tokens POST/access_tokens POST/accounts GET/ad_studies POST/ad_studies GET/adaccounts
    GET/albums POST/applications GET/apprequestformerrecipients GET/apprequests GET/assigned_ad_accounts
    GET/assigned_applications GET/assigned_business_asset_groups GET/assigned_pages
    GET/assigned_product_catalogs GET/assigned_whatsapp_business_accounts GET/business_users
    DELETE/businesses GET/businesses POST/businesses GET/conversations GET/custom_labels GET/events GET/feed
    POST/feed GET/friends GET/fundraisers POST/fundraisers GET/groups GET/ids_for_apps GET/ids_for_business
    GET/ids_for_pages GET/likes GET/live_videos POST/live_videos POST/messenger_desktop_performance_traces
    POST/messenger_kids_accounts_unread_badge GET/music POST/notifications GET/payment_transactions
    DELETE/permissions GET/personal_ad_accounts GET/photos POST/photos GET/picture GET/posts
    GET/rich_media_documents POST/staging_resources GET/videos POST/videos DELETE/. POST/.`,
})
