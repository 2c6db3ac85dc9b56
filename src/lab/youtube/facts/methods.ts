import { method, type MethodFacts } from './table.ts'

/** The calls that the practice square serves, as YouTube's own contract has them. Origin and licence: table.ts. */
export const METHODS: Readonly<Record<string, MethodFacts>> = {
  'captions.list': method('GET', 'captions', {
    params: `
      id:list<string> videoId!:string part!:list<string> onBehalfOf:string onBehalfOfContentOwner:string`,
    scopes: 'youtube.force-ssl',
  }),
  'captions.insert': method('POST', 'captions', {
    params: `
      sync:boolean part!:list<string> onBehalfOf:string onBehalfOfContentOwner:string`,
    scopes: 'youtube.force-ssl',
    body: 'Caption',
    upload: { mostBytes: 104857600, accepts: 'text/xml application/octet-stream */*' },
  }),
  'channels.list': method('GET', 'channels', {
    params: `
      mine:boolean id:list<string> mySubscribers:boolean categoryId:string managedByMe:boolean
      forUsername:string forHandle:string hl:string maxResults:int(0..50) pageToken:string
      part!:list<string> onBehalfOfContentOwner:string`,
    scopes: 'youtube youtube.force-ssl youtube.readonly',
  }),
  'comments.list': method('GET', 'comments', {
    params: `
      id:list<string> parentId:string textFormat:{textFormatUnspecified|html|plainText}
      maxResults:int(1..100) pageToken:string part!:list<string>`,
    scopes: 'youtube.force-ssl',
  }),
  'comments.insert': method('POST', 'comments', {
    params: `
      part!:list<string>`,
    scopes: 'youtube.force-ssl',
    body: 'Comment',
  }),
  'comments.delete': method('DELETE', 'comments', {
    params: `
      id!:string`,
    scopes: 'youtube.force-ssl',
  }),
  'comments.setModerationStatus': method('POST', 'comments/setModerationStatus', {
    params: `
      id!:list<string> moderationStatus!:{published|heldForReview|likelySpam|rejected} banAuthor:boolean`,
    scopes: 'youtube.force-ssl',
  }),
  'commentThreads.list': method('GET', 'commentThreads', {
    params: `
      id:list<string> videoId:string postId:string channelId:string allThreadsRelatedToChannelId:string
      moderationStatus:{published|heldForReview|likelySpam|rejected} searchTerms:string
      textFormat:{textFormatUnspecified|html|plainText} order:{orderUnspecified|time|relevance}
      maxResults:int(1..100) pageToken:string part!:list<string>`,
    scopes: 'youtube.force-ssl',
  }),
  'playlistItems.list': method('GET', 'playlistItems', {
    params: `
      id:list<string> playlistId:string videoId:string maxResults:int(0..50) pageToken:string
      part!:list<string> onBehalfOfContentOwner:string`,
    scopes: 'youtube youtube.force-ssl youtube.readonly',
  }),
  'videos.list': method('GET', 'videos', {
    params: `
      id:list<string> myRating:{none|like|dislike} chart:{chartUnspecified|mostPopular}
      videoCategoryId:string regionCode:string maxWidth:int(72..8192) maxHeight:int(72..8192) hl:string
      locale:string maxResults:int(1..50) pageToken:string part!:list<string>
      onBehalfOfContentOwner:string`,
    scopes: 'youtube youtube.force-ssl youtube.readonly',
  }),
  'videos.insert': method('POST', 'videos', {
    params: `
      autoLevels:boolean stabilize:boolean notifySubscribers:boolean part!:list<string>
      onBehalfOfContentOwner:string onBehalfOfContentOwnerChannel:string`,
    scopes: 'youtube youtube.force-ssl youtube.upload',
    body: 'Video',
    upload: { mostBytes: 274877906944, accepts: 'video/* application/octet-stream' },
  }),
  'videos.update': method('PUT', 'videos', {
    params: `
      part!:list<string> onBehalfOfContentOwner:string`,
    scopes: 'youtube youtube.force-ssl',
    body: 'Video',
  }),
  'videos.delete': method('DELETE', 'videos', {
    params: `
      id!:string onBehalfOfContentOwner:string`,
    scopes: 'youtube youtube.force-ssl',
  }),
}
