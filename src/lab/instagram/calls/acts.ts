import { asBoolean, asList, asObject, asText } from '../../graph/fields/check-value.ts'
import { problem } from '../../graph/problem.ts'
import { characters } from '../../graph/text-length.ts'
import { addComment, remove, setStanding } from '../../town/comments.ts'
import { removePost } from '../../town/posts.ts'
import type { TownComment, TownPost } from '../../town/state.ts'
import { noteDeed, nowIso } from '../../town/town-core.ts'
import type { NodeRef } from '../answers/refs.ts'
import type { Asker, InstagramLab } from '../lab-core.ts'
import { breach } from '../problems.ts'
import { sendMessage } from './messages.ts'
import { createContainer, publishContainer } from './publish.ts'

export type Params = Readonly<Record<string, string>>
type Act = { readonly asker: Asker; readonly ref: NodeRef; readonly params: Params }

const COMMENT_CHARACTERS = 2_200
const success = { success: true }

function words(params: Params): string {
  const text = (params['message'] ?? '').trim()
  if (text === '') throw problem(100, undefined, '(#100) The parameter message is required')
  if (characters(text) > COMMENT_CHARACTERS)
    throw problem(100, undefined, `(#100) Param message must be at most ${COMMENT_CHARACTERS} characters`)
  return text
}

function write(lab: InstagramLab, post: TownPost, parent: TownComment | null, params: Params): object {
  const text = words(params)
  const { accountId } = post
  const { core } = lab.town
  if (!post.isOpen) throw problem(100, undefined, '(#100) Comments are turned off for this media')
  const added = addComment(core, { postId: post.id, parentId: parent?.id ?? null, author: accountId, text })
  noteDeed(core, {
    kind: 'replied',
    accountId,
    postId: post.id,
    commentId: parent?.id ?? null,
    personId: null,
  })
  return { id: added.id }
}

function comment({ ref }: Act): TownComment {
  if (ref.node !== 'IGComment') throw problem(100)
  return ref.value
}

function post({ ref }: Act): TownPost {
  if (ref.node !== 'IGMedia' || !('accountId' in ref.value)) throw problem(100)
  return ref.value
}

function postOf({ asker }: Act, { postId }: TownComment): TownPost {
  const found = asker.lab.town.state.posts[postId]
  if (found === undefined) throw problem(100, 33)
  return found
}

function reply(act: Act): object {
  const to = comment(act)
  if (to.standing === 'hidden') throw problem(100, undefined, '(#100) You cannot reply to a hidden comment')
  return write(act.asker.lab, postOf(act, to), to, act.params)
}

function hide(act: Act): object {
  const target = comment(act)
  const isHidden = asBoolean(act.params['hide']) === true
  const { core } = act.asker.lab.town
  const { accountId, id: postId } = postOf(act, target)
  if (target.authorId === accountId)
    throw problem(200, undefined, '(#200) The owner of the media cannot hide own comments')
  setStanding(core, target, isHidden ? 'hidden' : 'visible')
  const kind = isHidden ? 'hid' : 'showed'
  noteDeed(core, { kind, accountId, postId, commentId: target.id, personId: target.authorId })
  return success
}

function removeComment(act: Act): object {
  const target = comment(act)
  const { core } = act.asker.lab.town
  const { accountId, id: postId } = postOf(act, target)
  remove(core, target, 'account')
  noteDeed(core, { kind: 'removed', accountId, postId, commentId: target.id, personId: target.authorId })
  return success
}

function unpublish(act: Act): object {
  const { id: postId, accountId } = post(act)
  const { core } = act.asker.lab.town
  removePost(core, postId)
  noteDeed(core, { kind: 'unpublished', accountId, postId, commentId: null, personId: null })
  return success
}

function openComments(act: Act): object {
  post(act).isOpen = asBoolean(act.params['comment_enabled']) === true
  act.asker.lab.town.core.changed()
  return success
}

function accountId({ ref }: Act): string {
  if (ref.node !== 'IGUser' && ref.node !== 'Page') throw problem(100)
  return ref.value.id
}

/** An answer under somebody else's post in which the account is named. */
function answerMention(act: Act): object {
  const { params, asker } = act
  const { state } = asker.lab.town
  const owner = accountId(act)
  const under = state.posts[params['media_id'] ?? '']
  const to = state.comments[params['comment_id'] ?? '']
  const isAbout = under?.removedAt === null && under.accountId === owner && under.authorId !== owner
  if (!isAbout || (params['comment_id'] !== undefined && to?.postId !== under.id)) throw problem(100, 33)
  return write(asker.lab, under, to ?? null, params)
}

/** Puts the app on the Page. What was subscribed to before is replaced, as on the network. */
function subscribe({ asker, ref, params }: Act): object {
  if (ref.node !== 'Page') throw problem(100)
  const fields = (asList(params['subscribed_fields']) ?? []).map((field) => asText(field))
  if (fields.includes('messages') && !asker.token.scopes.includes('instagram_manage_messages'))
    throw problem(200, undefined, '(#200) To subscribe to messages, instagram_manage_messages is needed')
  ref.value.extra['subscribedFields'] = fields
  asker.lab.town.core.changed()
  return success
}

const BLOCKS = ['BLOCK_USER', 'UNBLOCK_USER']
const MOST_PEOPLE = 10

function moderate(act: Act): object {
  const { params, asker } = act
  const owner = accountId(act)
  const { core, state } = asker.lab.town
  const actions = (asList(params['actions']) ?? []).map((one) => asText(one))
  const people = (asList(params['user_ids']) ?? []).map((one) => asText(asObject(one)?.['id']) ?? '')
  const isOdd =
    actions.length === 0 || actions.length > 2 || people.length === 0 || people.length > MOST_PEOPLE
  if (isOdd || BLOCKS.every((one) => actions.includes(one)))
    throw breach('wrong-value', '(#100) At most ten people and two actions, and not block with unblock')
  for (const personId of people) {
    const isKnown = state.messages.some((one) => one.accountId === owner && one.personId === personId)
    if (!isKnown) throw problem(100, undefined, '(#100) No conversation with this user exists')
    const others = state.blocks.filter((one) => one.accountId !== owner || one.personId !== personId)
    const isBlock = actions.includes('BLOCK_USER')
    state.blocks = [...others, ...(isBlock ? [{ accountId: owner, personId, at: nowIso(core) }] : [])]
    const kind = isBlock ? 'blocked' : 'unblocked'
    noteDeed(core, { kind, accountId: owner, postId: null, commentId: null, personId })
  }
  return success
}

/** Keyed `METHOD Node edge`, as the tables and scopes are. */
export const acts: Readonly<Record<string, (act: Act) => object | Promise<object>>> = {
  'POST IGMedia comments': (act) => write(act.asker.lab, post(act), null, act.params),
  'POST IGMedia .': openComments,
  'DELETE IGMedia .': unpublish,
  'POST IGComment replies': reply,
  'POST IGComment .': hide,
  'DELETE IGComment .': removeComment,
  'POST IGUser media': (act) => createContainer(act.asker.lab, accountId(act), act.params),
  'POST IGUser media_publish': (act) => publishContainer(act.asker.lab, accountId(act), act.params),
  'POST IGUser mentions': answerMention,
  'POST Page messages': (act) => sendMessage(act.asker.lab, accountId(act), act.params),
  'POST Page moderate_conversations': moderate,
  'POST Page subscribed_apps': subscribe,
}
