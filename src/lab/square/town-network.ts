import { NotFound, RuleBroken } from '#core/errors.ts'
import type { Emulator } from '../emulator.ts'
import { pictureNamed } from '../graph/media.ts'
import { isGone } from '../town/comments.ts'
import { isPublic, postsOf } from '../town/posts.ts'
import type { PublicComment } from '../town/public-view.ts'
import type { TownAccount, TownMedia, TownPost } from '../town/state.ts'
import { nextId } from '../town/town-core.ts'
import type { Town } from '../town/town.ts'
import { addressKey, fromAddressKey } from './address-key.ts'
import { suppliedPicture } from './pictures.ts'
import type {
  SquareComment,
  SquareNetwork,
  SquarePicture,
  SquarePost,
  SquareSignIn,
} from './square-network.ts'

export type TownCharacter = {
  readonly name: string
  readonly hasMentions: boolean
  readonly hasPictures: boolean
  /** False for what is only read. */
  readonly hasComments: boolean
  /** Where an account is signed in to with a password of the app's own. */
  readonly signInOf?: (account: TownAccount) => SquareSignIn
}

/** A network behind which a town stands. */
export function townNetwork(
  { network, town }: Pick<Emulator, 'network' | 'town'>,
  character: TownCharacter,
): SquareNetwork {
  const { rules } = town.core
  return {
    id: network,
    name: character.name,
    path: `/${network}`,
    reactions: rules.reactions,
    hasPictures: character.hasPictures,
    hasMessages: rules.hasDirectMessages,
    hasMentions: character.hasMentions,
    commentCharacters: rules.commentCharacters,
    ...signingIn(town, character),
    ...reading(town, network, character),
    ...writing(town, character),
  }
}

function signingIn({ state }: Town, { signInOf }: TownCharacter): Pick<SquareNetwork, 'signInOf'> {
  if (signInOf === undefined) return {}
  return {
    signInOf: (placeId) => {
      const account = state.accounts[placeId]
      return account === undefined ? null : signInOf(account)
    },
  }
}

type Reading = Pick<
  SquareNetwork,
  | 'places'
  | 'place'
  | 'posts'
  | 'postPath'
  | 'postAt'
  | 'thread'
  | 'comment'
  | 'people'
  | 'deeds'
  | 'conversations'
  | 'activeFaults'
>

function reading(town: Town, network: string, { hasComments }: TownCharacter): Reading {
  const { state, core } = town
  const post = (one: TownPost): SquarePost => {
    const shown = toPost(town, network, one)
    return { ...shown, isOpen: shown.isOpen && hasComments }
  }
  const placeOf = (key: string) =>
    state.accounts[fromAddressKey(key)] ?? Object.values(state.accounts).find(({ handle }) => handle === key)
  return {
    places: () => Object.values(state.accounts),
    place: (key) => placeOf(key) ?? null,
    posts: (accountId) => postsOf(core, accountId).map(post),
    postPath: (postId) => {
      const accountId = state.posts[postId]?.accountId ?? ''
      return `/${addressKey(accountId)}/posts/${addressKey(postId)}`
    },
    postAt: (placeKey, postKey) => {
      const found = state.posts[fromAddressKey(postKey)]
      const isThere = found !== undefined && isPublic(core, found)
      return isThere && found.accountId === placeOf(placeKey)?.id ? found.id : null
    },
    thread: (postId, viewer) => {
      const found = state.posts[postId]
      if (found === undefined || !isPublic(core, found)) return null
      const seen = town.publicView(postId, personId(town, viewer))
      const comments = seen.comments.map((one) => toComment(town, network, one))
      return { post: post(found), ownReaction: seen.ownReaction, comments }
    },
    comment: (id) => {
      const found = state.comments[id]
      if (found === undefined || isGone(core, found)) return null
      return { postId: found.postId, authorName: nameOf(town, found.authorId) ?? '', text: found.text }
    },
    people: () => Object.values(state.people).map(({ name }) => name),
    deeds: () =>
      state.deeds.map(({ accountId, personId: who, ...deed }) => ({
        ...deed,
        placeId: accountId,
        personName: who === null ? null : nameOf(town, who),
      })),
    conversations: (person) => conversationsOf(town, personId(town, person)),
    activeFaults: () => town.faults.list().length,
  }
}

type Acting = Pick<SquareNetwork, 'greet' | 'write' | 'edit' | 'remove' | 'react' | 'send' | 'mention'>

function writing(town: Town, { hasMentions }: TownCharacter): Acting {
  const person = (name: string) => town.addPerson({ name }).id
  const media = (picture: string | null) => (picture === null ? [] : [townPicture(town, picture)])
  const own = (name: string): string => {
    const id = personId(town, name)
    if (id === null) throw new NotFound('person', name)
    return id
  }
  return {
    greet: (name) => void person(name),
    write: (postId, parentId, { author, text, picture }) =>
      town.writeComment({ postId, parentId, author: person(author), text, media: media(picture) }).id,
    edit: (commentId, author, text) => void town.editComment(commentId, own(author), text),
    remove: (commentId, author) => town.removeOwnComment(commentId, own(author)),
    react: (thing, author, reaction) => town.react(thing, person(author), reaction),
    send: (accountId, { author, text }) =>
      void town.sendDirectMessage({ accountId, author: person(author), text }),
    mention: (accountId, { author, text, picture }) => {
      const account = town.state.accounts[accountId]
      if (!hasMentions || account === undefined) throw new RuleBroken('no-mentions')
      const words = text.includes(`@${account.handle}`) ? text : `@${account.handle} ${text}`
      return town.publishPost({ accountId, author: person(author), text: words, media: media(picture) }).id
    },
  }
}

function personId(town: Town, name: string | null): string | null {
  return Object.values(town.state.people).find((person) => person.name === name)?.id ?? null
}

function nameOf({ state }: Town, id: string): string | null {
  return (state.people[id] ?? state.accounts[id])?.name ?? null
}

function townPicture(town: Town, name: string): TownMedia {
  const picture = pictureNamed(name)
  if (picture === undefined) throw new NotFound('picture', name)
  const { mediaType, altSv } = picture
  return {
    id: nextId(town.core, 'media'),
    kind: 'image',
    mediaType,
    altText: altSv,
    picture: name,
    extra: {},
  }
}

/** A file of the network's own is shown as it was uploaded; its size is not known here. */
function pictureOf(network: string, { id, kind, picture, altText }: TownMedia): readonly SquarePicture[] {
  if (kind !== 'image') return []
  if (picture !== null) return suppliedPicture(pictureNamed(picture))
  const path = `/fil/${network}/${addressKey(id)}`
  return [{ path, altSv: altText, altEn: altText, width: 960, height: 640 }]
}

function toPost(town: Town, network: string, post: TownPost): SquarePost {
  return {
    id: post.id,
    placeId: post.accountId,
    authorName: nameOf(town, post.authorId) ?? '',
    isByPlace: post.authorId === post.accountId,
    text: post.text,
    pictures: post.media.flatMap((one) => pictureOf(network, one)),
    hasVideo: post.media.some(({ kind }) => kind === 'video'),
    createdAt: post.createdAt,
    reactionCount: Object.keys(post.reactions).length,
    commentCount: town.publicView(post.id).commentCount,
    isOpen: post.isOpen,
  }
}

function toComment(town: Town, network: string, comment: PublicComment): SquareComment {
  const { isByAccount, media, replies, ...rest } = comment
  return {
    ...rest,
    isByPlace: isByAccount,
    pictures: media.flatMap((one) => pictureOf(network, one)),
    replies: replies.map((reply) => toComment(town, network, reply)),
  }
}

function conversationsOf(town: Town, person: string | null) {
  const mine = town.state.messages.filter((message) => message.personId === person)
  const accounts = Object.values(town.state.accounts).filter(({ id }) =>
    mine.some((one) => one.accountId === id),
  )
  return accounts.map(({ id, name }) => ({
    placeId: id,
    placeName: name,
    messages: mine
      .filter((message) => message.accountId === id)
      .map(({ isFromAccount, text, sentAt, commentId }) => ({
        isFromPlace: isFromAccount,
        text,
        sentAt,
        pictures: [],
        about: town.state.comments[commentId ?? '']?.text ?? null,
      })),
  }))
}
