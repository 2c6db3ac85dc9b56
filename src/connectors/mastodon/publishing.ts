import { OutcomeUnknown, Rejected, type Access } from '../connector.ts'
import { asRecord, idAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { badHandle, openHandle, writeHandle } from '../kit/publish-handle.ts'
import type { PostDraft, PublishStep, Published, Publishing } from '../publishing.ts'
import { editStatus } from './edit-status.ts'
import { pageAt } from './link-header.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { findOwn } from './own-statuses.ts'
import { problemsOf, statusText } from './problems-of.ts'
import { isDirect, permalinkOf } from './read-status.ts'
import { isPostWith } from './same-words.ts'
import type { LimitsOf } from './server-limits.ts'
import { isMediaReady, uploadFilm, uploadImages, type Uploaded } from './upload-media.ts'

/** What waits on the server has ids of its own, which may be those of other people's statuses. */
const SCHEDULED = 'scheduled-'
const LOOK_AFTER_S = 5
const CLOCK_TOLERANCE_S = 120
/** 40 each; servers let nobody have more than 300 waiting. */
const MOST_SCHEDULED_PAGES = 20

type Prepared = { readonly key: string; readonly body: Json; readonly waiting: readonly string[] }

export type PublishingParts = { readonly calls: MastodonCalls; readonly limitsOf: LimitsOf }

export function createPublishing(parts: PublishingParts): Required<Publishing> {
  const { calls } = parts
  return {
    problemsOf: (draft, now) => problemsOf(draft, now),
    start: async (access, draft) => start(parts, access, draft),
    upload: async (access, handle, draft) => upload(calls, access, handle, draft),
    look: async (access, handle) => look(calls, access, preparedFrom(access, handle)),
    finish: async (access, handle) => post(calls, access, preparedFrom(access, handle)),
    find: async (access, draft, sentAfter) => find(calls, access, { ...draft, sentAfter }),
    edit: async (access, id, text) => {
      if (id.startsWith(SCHEDULED))
        throw new Rejected(
          'Mastodon: what waits cannot be changed, only taken back',
          'scheduled-not-editable',
        )
      await editStatus(parts, access, { id, text })
    },
    unpublish: async (access, id) => unpublish(calls, access, id),
  }
}

async function start(
  { calls, limitsOf }: PublishingParts,
  access: Access,
  draft: PostDraft,
): Promise<PublishStep> {
  const now = calls.clock.now()
  refuse(problemsOf(draft, now))
  refuse(problemsOf(draft, now, await limitsOf(access)))
  if (draft.video !== null) {
    const handle = writeHandle({ network: 'mastodon', access, draft }, {})
    return { state: 'uploading', handle, sentBytes: 0 }
  }
  const prepared = preparedWith(draft, await uploadImages(calls, access, draft.images))
  return prepared.waiting.length === 0
    ? post(calls, access, prepared)
    : stepWith(calls.clock.now(), access, prepared)
}

/** The API takes a film in one piece only. What is sent once more is another file, and the server throws away what no post refers to. */
async function upload(
  calls: MastodonCalls,
  access: Access,
  handle: string,
  draft: PostDraft,
): Promise<PublishStep> {
  openHandle({ network: 'mastodon', access, draft }, handle)
  if (draft.video === null) throw badHandle('mastodon')
  const film = await uploadFilm(calls, access, draft.video)
  return stepWith(calls.clock.now(), access, preparedWith(draft, [film]))
}

function preparedWith(draft: PostDraft, media: readonly Uploaded[]): Prepared {
  const body = {
    status: statusText(draft),
    visibility: 'public',
    language: draft.language.split('-')[0] ?? draft.language,
    ...(media.length === 0 ? {} : { media_ids: media.map(({ id }) => id) }),
    ...(draft.publishAt === null ? {} : { scheduled_at: draft.publishAt.toString() }),
  }
  const waiting = media.filter(({ isReady }) => !isReady).map(({ id }) => id)
  return { key: draft.key, body, waiting }
}

function refuse(problems: ReturnType<typeof problemsOf>): void {
  const [first] = problems
  if (first === undefined) return
  throw new Rejected(`Mastodon does not take this draft: ${JSON.stringify(first)}`, first.code)
}

function stepWith(now: Temporal.Instant, access: Access, prepared: Prepared): PublishStep {
  const handle = writeHandle({ network: 'mastodon', access }, prepared)
  if (prepared.waiting.length === 0) return { state: 'ready', handle }
  return { state: 'preparing', handle, lookAt: now.add({ seconds: LOOK_AFTER_S }) }
}

async function look(calls: MastodonCalls, access: Access, prepared: Prepared): Promise<PublishStep> {
  const waiting: string[] = []
  for (const id of prepared.waiting) if (!(await isMediaReady(calls, access, id))) waiting.push(id)
  return stepWith(calls.clock.now(), access, { ...prepared, waiting })
}

/** The one visible act. The key makes it one post however often the same attempt is made within the hour that servers remember. */
async function post(calls: MastodonCalls, access: Access, { key, body }: Prepared): Promise<PublishStep> {
  const answer = await calls.send(access, {
    method: 'POST',
    path: ['api', 'v1', 'statuses'],
    headers: { 'idempotency-key': key },
    body,
    purpose: 'publishing',
  })
  const status = asRecord(answer.body)
  const id = idAt(status, 'id')
  if (status === null || id === null) throw new OutcomeUnknown('Mastodon answered without the id of the post')
  const isScheduled = textAt(status, 'scheduled_at') !== null && recordAt(status, 'params') !== null
  if (isScheduled) return { state: 'scheduled', externalId: `${SCHEDULED}${id}` }
  return { state: 'published', externalId: id, permalink: permalinkOf(status) }
}

function preparedFrom(access: Access, text: string): Prepared {
  const handle = openHandle({ network: 'mastodon', access }, text)
  const key = textAt(handle, 'key')
  const body = recordAt(handle, 'body')
  if (key === null || body === null) throw badHandle('mastodon')
  return { key, body, waiting: listAt(handle, 'waiting').filter((id) => typeof id === 'string') }
}

type Sought = Pick<PostDraft, 'key' | 'text'> & { readonly sentAfter: Temporal.Instant }

async function find(calls: MastodonCalls, access: Access, sought: Sought): Promise<Published | null> {
  const notBefore = sought.sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S })
  const is = (status: Json) =>
    !isDirect(status) &&
    idAt(status, 'in_reply_to_id') === null &&
    isPostWith(textAt(status, 'content') ?? '', sought.text)
  const found = await findOwn(calls, access, { notBefore, purpose: 'publishing', is })
  const id = idAt(found, 'id')
  if (found !== null && id !== null) return { externalId: id, permalink: permalinkOf(found) }
  return findScheduled(calls, access, sought)
}

async function findScheduled(
  calls: MastodonCalls,
  access: Access,
  sought: Sought,
): Promise<Published | null> {
  let page: Readonly<Record<string, string>> | null = {}
  for (let n = 0; n < MOST_SCHEDULED_PAGES && page !== null; n += 1) {
    const query = { limit: '40', ...page }
    const path = ['api', 'v1', 'scheduled_statuses']
    const answer = await calls.send(access, { method: 'GET', path, query, purpose: 'publishing' })
    const rows = Array.isArray(answer.body) ? answer.body.map(asRecord) : []
    const id = idAt(rows.find((row) => isSought(row, sought)) ?? null, 'id')
    if (id !== null) return { externalId: `${SCHEDULED}${id}`, permalink: null }
    const next = pageAt(answer.headers['link'], 'next')
    page = rows.length === 0 || next === null ? null : next
  }
  return null
}

function isSought(row: Json | null, { key, text }: Sought): boolean {
  const params = recordAt(row, 'params')
  const written = (textAt(params, 'text') ?? '').trim()
  if (textAt(params, 'idempotency') === key) return true
  return written !== '' && (written === text.trim() || written.startsWith(`${text.trim()}\n\nhttp`))
}

async function unpublish(calls: MastodonCalls, access: Access, id: string): Promise<void> {
  const path = id.startsWith(SCHEDULED)
    ? ['api', 'v1', 'scheduled_statuses', id.slice(SCHEDULED.length)]
    : ['api', 'v1', 'statuses', id]
  try {
    await calls.send(access, { method: 'DELETE', path, purpose: 'moderation' })
  } catch (error) {
    if (!(error instanceof Rejected && error.isGone)) throw error
  }
}
