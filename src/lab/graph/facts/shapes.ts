import { tableOf } from './table.ts'
import type { NodeFacts } from './table.ts'

/**
 * Objects that the machine-readable specifications name without listing their fields. The fields are those that public answers show
 * and that the network's reference names; they are the lab's own list, so an odd one is a question to ask, not a proof.
 */
const messageFacts = tableOf('UnifiedMessage', {
  fields: `
    attachments:list created_time:datetime from:Object id:string message:string reply_to:Object
    shares:list sticker:string tags:list to:Object`,
  calls: `GET . > UnifiedMessage`,
})

const attachmentFacts = tableOf('StoryAttachment', {
  fields: `
    description:string description_tags:list media:Object media_type:string subattachments:Object
    target:Object title:string type:string unshimmed_url:string url:string`,
})

const plain = (node: string, fields: string): NodeFacts => tableOf(node, { fields })

export const shapeFacts: Readonly<Record<string, NodeFacts>> = {
  UnifiedMessage: messageFacts,
  StoryAttachment: attachmentFacts,
  AttachmentMedia: plain('AttachmentMedia', 'image:Object source:string'),
  AttachmentImage: plain('AttachmentImage', 'height:uint src:string width:uint'),
  AttachmentTarget: plain('AttachmentTarget', 'id:string url:string'),
  PlatformImageSource: plain('PlatformImageSource', 'height:uint source:string width:uint'),
  ProfilePictureSource: plain(
    'ProfilePictureSource',
    'cache_key:string height:uint is_silhouette:bool url:string width:uint',
  ),
  InsightsValue: plain('InsightsValue', 'end_time:datetime value:Object'),
  Shares: plain('Shares', 'count:uint'),
  Application: plain(
    'Application',
    'category:string id:string link:string name:string namespace:string subscribed_fields:list<string>',
  ),
  Permission: plain('Permission', 'permission:string status:string'),
}

/** What an `Object` field of a node holds, where a sub-selection in braces makes sense. */
export const objectFields: Readonly<Record<string, string>> = {
  'Comment.attachment': 'StoryAttachment',
  'Comment.from': 'Profile',
  'Comment.object': 'PagePost',
  'Comment.parent': 'Comment',
  'Comment.private_reply_conversation': 'UnifiedThread',
  'PagePost.from': 'Profile',
  'PagePost.shares': 'Shares',
  'InsightsResult.values': 'InsightsValue',
  'Photo.from': 'Profile',
  'Photo.images': 'PlatformImageSource',
  'StoryAttachment.media': 'AttachmentMedia',
  'StoryAttachment.target': 'AttachmentTarget',
  'StoryAttachment.subattachments': 'StoryAttachment',
  'AttachmentMedia.image': 'AttachmentImage',
  'UnifiedMessage.from': 'Profile',
  'UnifiedMessage.to': 'Profile',
  'UnifiedThread.participants': 'Profile',
  'UnifiedThread.senders': 'Profile',
}
