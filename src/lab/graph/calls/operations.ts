import { asBoolean, asList, asText } from '../fields/check-value.ts'
import { broken, problem } from '../problem.ts'
import { characters } from '../text-length.ts'
import type { LabComment, LabPost } from '../state.ts'
import { addComment, editComment, removeComment, setHidden } from '../thread/change-comment.ts'
import { react } from '../thread/change-post.ts'
import { postOfComment } from '../thread/find.ts'
import { mayDo } from '../thread/may.ts'
import { blockingOperations } from './blocking.ts'
import { publishingOperations } from './publishing.ts'
import { pageOf as page, success, type Act, type Params } from './act.ts'
import { sendMessage } from './send-message.ts'
import { videoOperations } from './videos.ts'

/** The network cuts off at this many characters. */
const COMMENT_CHARACTERS = 8000

function comment({ ref }: Act): LabComment {
  if (ref.node !== 'Comment') throw problem(100)
  return ref.value
}

function likedThing({ core, ref }: Act): { post: LabPost; comment: LabComment | null } {
  if (ref.node === 'PagePost') return { post: ref.value, comment: null }
  if (ref.node !== 'Comment') throw problem(100)
  return { post: postOfComment(core.state, ref.value), comment: ref.value }
}

function words(params: Params): string {
  const text = (asText(params['message']) ?? '').trim()
  if (text === '') throw problem(100, undefined, '(#100) Missing message or attachment')
  if (characters(text) > COMMENT_CHARACTERS) {
    throw problem(100, undefined, `(#100) Param message must be at most ${COMMENT_CHARACTERS} characters`)
  }
  return text
}

function reply(act: Act): object {
  const { core, params, token } = act
  const { post, comment: parent } = likedThing(act)
  const text = words(params)
  const added = addComment(core, { post, parent, authorId: token.ownerId, text, media: null })
  return { id: added.id }
}

function update(act: Act): object {
  const { core, params, token } = act
  const target = comment(act)
  if (params['is_hidden'] === undefined && params['message'] === undefined) throw problem(100)
  const isHidden = asBoolean(params['is_hidden'])
  if (isHidden !== null) {
    if (!mayDo(core.state, target, core.clock.now(), token.scopes).hide) {
      throw problem(200, undefined, '(#200) This comment can not be hidden by this Page')
    }
    setHidden(core, target, isHidden)
  }
  if (params['message'] !== undefined) {
    if (target.authorId !== token.ownerId)
      throw problem(200, undefined, '(#200) Only its author may edit a comment')
    editComment(core, target, words(params))
  }
  return success
}

function remove(act: Act): object {
  const target = comment(act)
  removeComment(act.core, target, 'page')
  return success
}

const setLike =
  (isLiked: boolean) =>
  (act: Act): object => {
    const personId = act.token.ownerId
    react(act.core, { ...likedThing(act), personId, reaction: isLiked ? 'LIKE' : null })
    return success
  }

function subscribe(act: Act): object {
  const listed = asList(act.params['subscribed_fields']) ?? []
  const fields = [...new Set(listed.map((field) => asText(field) ?? '').filter((f) => f !== ''))]
  const needsMessaging = fields.some((field) => /^(?:messag|standby)/.test(field))
  if (needsMessaging && !act.token.scopes.includes('pages_messaging'))
    throw problem(200, undefined, '(#200) To subscribe to the messages field, pages_messaging is needed')
  page(act).subscribedFields = fields
  act.core.changed()
  return success
}

function unsubscribe(act: Act): object {
  page(act).subscribedFields = []
  act.core.changed()
  return success
}

function message(act: Act): object {
  return sendMessage(act.core, page(act), act.params)
}

/** Keyed `METHOD Node edge`, as the tables and scopes are. */
export const operations: Readonly<Record<string, (act: Act) => object>> = {
  'POST PagePost comments': reply,
  'POST Comment comments': reply,
  'POST Comment .': update,
  'DELETE Comment .': remove,
  'POST PagePost likes': setLike(true),
  'POST Comment likes': setLike(true),
  'DELETE PagePost likes': setLike(false),
  'DELETE Comment likes': setLike(false),
  'POST Page messages': message,
  'POST Page subscribed_apps': subscribe,
  'DELETE Page subscribed_apps': unsubscribe,
  ...publishingOperations,
  ...videoOperations,
  ...blockingOperations,
}

/** Parameters that the contract knows and these operations pass by: better a clear no than a silent loss. */
const heeded: Readonly<Record<string, readonly string[]>> = {
  'POST PagePost comments': ['message'],
  'POST Comment comments': ['message'],
  'POST Comment .': ['message', 'is_hidden'],
  'POST Page messages': ['recipient', 'message', 'messaging_type', 'tag'],
  'POST Page subscribed_apps': ['subscribed_fields'],
  'POST Page blocked': ['user', 'psid'],
  'DELETE Page blocked': ['user', 'psid'],
  'POST Page feed': [
    'message',
    'link',
    'attached_media',
    'published',
    'scheduled_publish_time',
    'unpublished_content_type',
  ],
  'POST Page photos': ['source', 'published', 'temporary', 'alt_text_custom', 'caption', 'message'],
  'POST PagePost .': ['message'],
  'POST Page videos': [
    'upload_phase',
    'file_size',
    'upload_session_id',
    'start_offset',
    'video_file_chunk',
    'title',
    'description',
    'published',
  ],
  'POST Page video_reels': [
    'upload_phase',
    'video_id',
    'video_state',
    'description',
    'title',
    'scheduled_publish_time',
  ],
  'POST AdVideo .': ['published', 'scheduled_publish_time', 'description'],
  'POST AdVideo captions': ['captions_file', 'default_locale'],
}

const carriers = new Set(['access_token', 'appsecret_proof', 'pretty', 'debug', 'locale', 'format', 'fields'])

export function checkHeeded(key: string, params: Params): void {
  for (const name of Object.keys(params)) {
    if (!carriers.has(name) && !(heeded[key] ?? []).includes(name)) {
      throw broken('not-emulated', `The practice square does not act on ${name} in ${key}`, 3)
    }
  }
}
