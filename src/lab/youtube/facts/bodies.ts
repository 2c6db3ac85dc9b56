import { fields, type FieldFacts } from './table.ts'

/** What may stand in the bodies that are sent. Origin and licence: table.ts. */
export const BODIES: Readonly<Record<string, FieldFacts>> = {
  Comment: fields(`
    kind:string etag:string id:string snippet:CommentSnippet`),
  CommentSnippet: fields(`
    channelId:string videoId:string postId:string textDisplay:string textOriginal:string parentId:string
    authorDisplayName:string authorProfileImageUrl:string authorChannelUrl:string
    authorChannelId:CommentSnippetAuthorChannelId canRate:boolean viewerRating:{none|like|dislike}
    likeCount:integer moderationStatus:{published|heldForReview|likelySpam|rejected}
    publishedAt:datetime updatedAt:datetime`),
  Video: fields(`
    kind:string etag:string id:string snippet:VideoSnippet contentDetails:VideoContentDetails
    status:VideoStatus statistics:VideoStatistics player:VideoPlayer topicDetails:VideoTopicDetails
    recordingDetails:VideoRecordingDetails fileDetails:VideoFileDetails
    processingDetails:VideoProcessingDetails suggestions:VideoSuggestions ageGating:VideoAgeGating
    monetizationDetails:VideoMonetizationDetails projectDetails:VideoProjectDetails
    liveStreamingDetails:VideoLiveStreamingDetails localizations:object
    paidProductPlacementDetails:VideoPaidProductPlacementDetails`),
  VideoSnippet: fields(`
    publishedAt:datetime channelId:string title:string description:string thumbnails:ThumbnailDetails
    channelTitle:string tags:list categoryId:string liveBroadcastContent:{none|upcoming|live|completed}
    defaultLanguage:string localized:VideoLocalization defaultAudioLanguage:string`),
  VideoStatus: fields(`
    uploadStatus:{uploaded|processed|failed|rejected|deleted}
    failureReason:{conversion|invalidFile|emptyFile|tooSmall|codec|uploadAborted}
    rejectionReason:{copyright|inappropriate|duplicate|termsOfUse|uploaderAccountSuspended|length|claim|uploaderAccountClosed|trademark|legal}
    privacyStatus:{public|unlisted|private} publishAt:datetime license:{youtube|creativeCommon}
    embeddable:boolean publicStatsViewable:boolean madeForKids:boolean selfDeclaredMadeForKids:boolean
    containsSyntheticMedia:boolean`),
  Caption: fields(`
    kind:string etag:string id:string snippet:CaptionSnippet`),
  CaptionSnippet: fields(`
    videoId:string lastUpdated:datetime trackKind:{standard|ASR|forced} language:string name:string
    audioTrackType:{unknown|primary|commentary|descriptive} isCC:boolean isLarge:boolean
    isEasyReader:boolean isDraft:boolean isAutoSynced:boolean status:{serving|syncing|failed}
    failureReason:{unknownFormat|unsupportedFormat|processingFailed}`),
}

/** What `part` may name, by kind of thing. */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  channels: [
    'id',
    'snippet',
    'contentDetails',
    'statistics',
    'status',
    'brandingSettings',
    'topicDetails',
    'localizations',
  ],
  videos: [
    'id',
    ...Object.keys(BODIES['Video'] ?? {}).filter((name) => !['kind', 'etag', 'id'].includes(name)),
  ],
  playlistItems: ['id', 'snippet', 'contentDetails', 'status'],
  comments: ['id', 'snippet'],
  commentThreads: ['id', 'snippet', 'replies'],
  captions: ['id', 'snippet'],
}
