import type { Access } from '../../connector.ts'
import type { DraftVideo, PostDraft } from '../../publishing.ts'
import type { YoutubeCalls } from '../youtube-calls.ts'
import { tagOf } from './own-videos.ts'
import { checkedSessionUrl } from './upload-session.ts'

/** "People & Blogs": YouTube demands a category when a film is changed and has none for public authorities. */
const CATEGORY = '22'

/** Asks for an address to send a film to. Always private: nobody sees what an interrupted attempt leaves behind. */
export async function openUpload(
  calls: YoutubeCalls,
  access: Access,
  draft: PostDraft,
  video: DraftVideo,
): Promise<string> {
  const snippet = {
    title: video.title.trim(),
    description: draft.text,
    tags: [tagOf(draft.key)],
    categoryId: CATEGORY,
    defaultLanguage: draft.language,
    defaultAudioLanguage: draft.language,
  }
  const { headers } = await calls.prepare(access, {
    method: 'videos.insert',
    params: { part: 'snippet,status', uploadType: 'resumable' },
    json: { snippet, status: { privacyStatus: 'private', selfDeclaredMadeForKids: false } },
    headers: {
      'x-upload-content-length': String(video.byteLength),
      'x-upload-content-type': video.mediaType,
    },
    purpose: 'publishing',
  })
  return checkedSessionUrl(headers['location'], calls.settings.addresses.upload)
}
