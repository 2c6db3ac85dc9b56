/**
 * Which permissions a call needs. The specifications are silent about it; the list follows the network's permission reference for Pages
 * as of July 2026 and is kept apart so that it can be corrected in one place.
 */
export type Scope =
  | 'pages_show_list'
  | 'pages_read_engagement'
  | 'pages_read_user_content'
  | 'pages_manage_posts'
  | 'pages_manage_engagement'
  | 'pages_manage_metadata'
  | 'pages_messaging'
  | 'read_insights'

export const allScopes: readonly Scope[] = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_posts',
  'pages_manage_engagement',
  'pages_manage_metadata',
  'pages_messaging',
  'read_insights',
]

/** Keyed `METHOD Node edge`. What is not listed needs only a valid token. */
const needed: Readonly<Record<string, readonly Scope[]>> = {
  'GET PagePost .': ['pages_read_engagement'],
  'GET PagePost attachments': ['pages_read_engagement'],
  'GET PagePost comments': ['pages_read_engagement', 'pages_read_user_content'],
  'GET PagePost reactions': ['pages_read_engagement'],
  'GET PagePost likes': ['pages_read_engagement'],
  'GET Page feed': ['pages_read_engagement', 'pages_read_user_content'],
  'GET Page posts': ['pages_read_engagement'],
  'GET Page published_posts': ['pages_read_engagement'],
  'GET Page visitor_posts': ['pages_read_engagement', 'pages_read_user_content'],
  'GET Page scheduled_posts': ['pages_read_engagement'],
  'GET Page video_reels': ['pages_read_engagement'],
  'GET Page insights': ['read_insights'],
  'GET Page blocked': ['pages_manage_engagement'],
  'GET PagePost insights': ['read_insights'],
  'GET AdVideo .': ['pages_read_engagement'],
  'GET User accounts': ['pages_show_list'],
  'GET Page conversations': ['pages_messaging'],
  'GET Page subscribed_apps': ['pages_manage_metadata'],
  'GET Photo .': ['pages_read_engagement'],
  'GET Comment .': ['pages_read_engagement', 'pages_read_user_content'],
  'GET Comment comments': ['pages_read_engagement', 'pages_read_user_content'],
  'GET Comment likes': ['pages_read_engagement'],
  'GET Comment reactions': ['pages_read_engagement'],
  'GET UnifiedThread .': ['pages_messaging'],
  'GET UnifiedThread messages': ['pages_messaging'],
  'GET UnifiedMessage .': ['pages_messaging'],
  'POST PagePost comments': ['pages_manage_engagement'],
  'POST Comment comments': ['pages_manage_engagement'],
  'POST Comment .': ['pages_manage_engagement'],
  'DELETE Comment .': ['pages_manage_engagement'],
  'POST PagePost likes': ['pages_manage_engagement'],
  'DELETE PagePost likes': ['pages_manage_engagement'],
  'POST Comment likes': ['pages_manage_engagement'],
  'DELETE Comment likes': ['pages_manage_engagement'],
  'POST Page feed': ['pages_manage_posts'],
  'POST Page photos': ['pages_manage_posts'],
  'POST Page videos': ['pages_manage_posts'],
  'POST Page video_reels': ['pages_manage_posts'],
  'POST AdVideo .': ['pages_manage_posts'],
  'POST AdVideo captions': ['pages_manage_posts'],
  'POST PagePost .': ['pages_manage_posts'],
  'DELETE PagePost .': ['pages_manage_posts'],
  'POST Page blocked': ['pages_manage_engagement'],
  'DELETE Page blocked': ['pages_manage_engagement'],
  'POST Page messages': ['pages_messaging'],
  'POST Page subscribed_apps': ['pages_manage_metadata'],
  'DELETE Page subscribed_apps': ['pages_manage_metadata'],
}

export function scopesFor(method: string, node: string, edge: string): readonly Scope[] {
  return needed[`${method} ${node} ${edge}`] ?? []
}
