/** Which permissions a call needs, by the network's permission reference as of July 2026; the specifications are silent about it. */
export const allScopes: readonly string[] = [
  'instagram_basic',
  'instagram_manage_comments',
  'instagram_manage_messages',
  'instagram_content_publish',
  'instagram_manage_insights',
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_metadata',
  'business_management',
]

const read = ['instagram_basic']
const comments = ['instagram_basic', 'instagram_manage_comments']
const publish = ['instagram_basic', 'instagram_content_publish']
const messages = ['instagram_manage_messages']
const insights = ['instagram_basic', 'instagram_manage_insights']

const needed: Readonly<Record<string, readonly string[]>> = {
  'GET User accounts': ['pages_show_list'],
  'GET IGUser .': read,
  'GET IGUser media': read,
  'GET IGUser tags': comments,
  'GET IGUser content_publishing_limit': publish,
  'GET IGUser insights': insights,
  'POST IGUser media': publish,
  'POST IGUser media_publish': publish,
  'POST IGUser mentions': comments,
  'GET Container .': publish,
  'GET IGMedia .': read,
  'GET IGMedia comments': comments,
  'GET IGMedia insights': insights,
  'POST IGMedia comments': comments,
  'POST IGMedia .': comments,
  'DELETE IGMedia .': publish,
  'GET IGComment .': comments,
  'GET IGComment replies': comments,
  'POST IGComment replies': comments,
  'POST IGComment .': comments,
  'DELETE IGComment .': comments,
  'GET Page subscribed_apps': ['pages_manage_metadata'],
  'POST Page subscribed_apps': ['pages_manage_metadata'],
  'GET Page conversations': messages,
  'GET UnifiedMessage .': messages,
  'GET IGScopedUser .': ['instagram_basic', ...messages],
  'POST Page messages': messages,
  'POST Page moderate_conversations': [...messages, 'business_management'],
}

export function missingScopes(call: string, granted: readonly string[]): readonly string[] {
  return (needed[call] ?? []).filter((scope) => !granted.includes(scope))
}
