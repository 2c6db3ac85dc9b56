import { OutcomeUnknown, Rejected, type Access } from '../connector.ts'
import { instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { badHandle, openHandle, writeHandle } from '../kit/publish-handle.ts'
import type { PostDraft, Published, PublishStep, Publishing } from '../publishing.ts'
import { problemsOf } from './draft-problems.ts'
import type { LinkedinCalls, RestAnswer } from './linkedin-calls.ts'
import { comparableText, toLittleText } from './little-text.ts'
import { linkedinProfile } from './profile.ts'
import { postPage, type PostPage } from './post-pages.ts'
import { readPost } from './read-posts.ts'
import { uploadImage, type Uploading } from './upload-media.ts'
import { beginVideo, sendVideo } from './upload-video.ts'
import { accountUrn, namedPost, postPermalink, urnType } from './urns.ts'

const { textCharacters, textLength } = linkedinProfile.publish
const IMAGE_READY_S = 5
const VIDEO_READY_S = 20
const POSTS_PER_PAGE = 50
/** Their clock and ours may differ. Rather find one post too early than publish it twice. */
const CLOCK_TOLERANCE_S = 120

/** What `start` leaves for `look` and `finish`: the whole post, and the files that LinkedIn still works on. */
type Handle = { readonly body: Json; readonly waiting: readonly string[] }

/** Text and links are public at once; pictures and films are uploaded first and published when LinkedIn has made them ready. */
export function createPublishing(uploading: Uploading): Required<Publishing> {
  const { calls } = uploading
  return {
    problemsOf,

    async start(access, draft) {
      const [problem] = problemsOf(draft)
      if (problem !== undefined)
        throw new Rejected(`LinkedIn does not take this draft: ${problem.code}`, 'draft-not-accepted')
      if (draft.video !== null) return beginVideo(uploading, access, draft)
      const { content, waiting } = await contentOf(uploading, access, draft)
      const body = postBody(access, draft.text, content)
      return waiting.length === 0 ? publish(calls, access, body) : waitFor(calls, access, { body, waiting })
    },

    async upload(access, handle, draft) {
      const sent = await sendVideo(uploading, access, handle, draft)
      if ('state' in sent) return sent
      const content = { media: { id: sent.urn, title: draft.video?.title ?? '' } }
      return waitFor(calls, access, { body: postBody(access, draft.text, content), waiting: [sent.urn] })
    },

    look: async (access, handle) => look(calls, access, readHandle(access, handle)),
    finish: async (access, handle) => publish(calls, access, readHandle(access, handle).body),
    find: (access, { text }, sentAfter) => find(calls, access, text, sentAfter),

    async edit(access, postExternalId, text) {
      if (text.trim() === '' || textLength(text) > textCharacters)
        throw new Rejected('LinkedIn does not take a text of this length', 'draft-not-accepted')
      const patch = { $set: { commentary: toLittleText(text) } }
      const path = ['posts', namedPost(postExternalId)]
      const call = { path, restliMethod: 'PARTIAL_UPDATE', purpose: 'publishing' } as const
      await calls.act(access, 'POST', call, { patch })
    },

    async unpublish(access, postExternalId) {
      const path = ['posts', namedPost(postExternalId)]
      const call = { path, restliMethod: 'DELETE', purpose: 'moderation' } as const
      await calls.act(access, 'DELETE', call).catch((error: unknown) => {
        if (error instanceof Rejected && error.isGone) return
        throw error
      })
    },
  }
}

function postBody(access: Access, text: string, content: Json | null): Json {
  return {
    author: accountUrn(access.accountExternalId),
    commentary: toLittleText(text),
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...(content === null ? {} : { content }),
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
  }
}

type Content = { readonly content: Json | null; readonly waiting: readonly string[] }

async function contentOf(uploading: Uploading, access: Access, draft: PostDraft): Promise<Content> {
  const { link } = draft
  if (link !== null) {
    const { url, title, description } = link
    return { content: { article: { source: url, title, description } }, waiting: [] }
  }
  const images: { id: string; altText: string }[] = []
  for (const image of draft.images)
    images.push({ id: await uploadImage(uploading, access, image), altText: image.altText })
  const [only] = images
  if (only === undefined) return { content: null, waiting: [] }
  const content = images.length === 1 ? { media: only } : { multiImage: { images } }
  return { content, waiting: images.map(({ id }) => id) }
}

async function look(calls: LinkedinCalls, access: Access, handle: Handle): Promise<PublishStep> {
  for (const [index, urn] of handle.waiting.entries()) {
    const files = urnType(urn) === 'video' ? 'videos' : 'images'
    const { json } = await calls.read(access, { path: [files, urn], purpose: 'publishing' })
    const status = textAt(json, 'status') ?? ''
    if (status === 'PROCESSING_FAILED')
      throw new Rejected('LinkedIn could not use the uploaded file', 'processing-failed')
    if (status !== 'AVAILABLE')
      return waitFor(calls, access, { ...handle, waiting: handle.waiting.slice(index) })
  }
  const ready = { ...handle, waiting: [] }
  return { state: 'ready', handle: writeHandle({ network: 'linkedin', access }, ready) }
}

function waitFor({ clock }: LinkedinCalls, access: Access, handle: Handle): PublishStep {
  const isFilm = handle.waiting.some((urn) => urnType(urn) === 'video')
  const lookAt = clock.now().add({ seconds: isFilm ? VIDEO_READY_S : IMAGE_READY_S })
  return { state: 'preparing', handle: writeHandle({ network: 'linkedin', access }, handle), lookAt }
}

async function publish(calls: LinkedinCalls, access: Access, body: Json): Promise<PublishStep> {
  const answer = await calls.act(access, 'POST', { path: ['posts'], purpose: 'publishing' }, body)
  const externalId = idOf(answer)
  if (externalId === null) throw new OutcomeUnknown('LinkedIn answered without the id of the post')
  return { state: 'published', externalId, permalink: postPermalink(externalId) }
}

/** The body is empty; the id stands in a header, encoded in some versions. */
function idOf({ headers, json }: RestAnswer): string | null {
  const told = headers['x-restli-id'] ?? headers['x-linkedin-id'] ?? textAt(json, 'id') ?? ''
  const urn = told.replaceAll('%3A', ':')
  return urnType(urn) === null ? null : urn
}

async function find(
  calls: LinkedinCalls,
  access: Access,
  text: string,
  sentAfter: Temporal.Instant,
): Promise<Published | null> {
  const notBefore = sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S })
  const wanted = comparableText(text)
  let start: number | null = 0
  while (start !== null) {
    const asked: { start: number; count: number; sortBy: 'CREATED' } = {
      start,
      count: POSTS_PER_PAGE,
      sortBy: 'CREATED',
    }
    const page: PostPage = await postPage(calls, access, asked, 'moderation')
    for (const row of page.rows) {
      if (isBefore(row, notBefore)) return null
      const post = readPost(row, new Map())
      if (post !== null && comparableText(post.text) === wanted)
        return { externalId: post.externalId, permalink: post.permalink }
    }
    start = page.next
  }
  return null
}

function isBefore(row: Json, notBefore: Temporal.Instant): boolean {
  const at = instantAt(row, 'publishedAt') ?? instantAt(row, 'createdAt')
  return at !== null && Temporal.Instant.compare(at, notBefore) < 0
}

function readHandle(access: Access, text: string): Handle {
  const kept = openHandle({ network: 'linkedin', access }, text)
  const body = recordAt(kept, 'body')
  if (body === null) throw badHandle('linkedin')
  return { body, waiting: listAt(kept, 'waiting').filter((one) => typeof one === 'string') }
}
