import { pictureNamed } from '../graph/media.ts'
import type { GraphLab } from '../graph/lab.ts'
import type { PublicComment } from '../graph/citizens/public-view.ts'
import type { LabPost } from '../graph/state.ts'
import { commentsUnder, isGone } from '../graph/thread/find.ts'
import { RuleBroken } from '#core/errors.ts'
import { addressKey } from './address-key.ts'
import { panelConditions } from './fault-choices.ts'
import { suppliedPicture } from './pictures.ts'
import type { SquareComment, SquareNetwork, SquarePicture, SquarePost } from './square-network.ts'

/** The network whose addresses are the square's oldest: `/torgplatsen/{page}/posts/{post}`. */
export function graphNetwork(lab: GraphLab): SquareNetwork {
  return { ...about, ...reading(lab), ...writing(lab) }
}

const about = {
  id: 'facebook',
  name: 'Facebook',
  path: '',
  reactions: ['LIKE', 'LOVE', 'SAD', 'ANGRY'],
  hasPictures: true,
  hasMessages: true,
  hasMentions: false,
  commentCharacters: 8000,
} as const

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

function reading(lab: GraphLab): Reading {
  const { state } = lab
  const pageOf = (key: string) =>
    state.pages[key] ?? Object.values(state.pages).find((page) => page.handle === key)
  return {
    places: () => Object.values(state.pages),
    place: (key) => pageOf(key) ?? null,
    posts: (pageId) =>
      Object.values(state.posts)
        .filter((post) => post.pageId === pageId && post.removedAt === null)
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
        .map((post) => toPost(lab, post)),
    postPath: (postId) => `/${postId.replace('_', '/posts/')}`,
    postAt: (pageKey, postKey) => {
      const post = state.posts[`${pageOf(pageKey)?.id ?? ''}_${postKey}`]
      return post?.removedAt === null ? post.id : null
    },
    thread: (postId, viewer) => {
      const post = state.posts[postId]
      if (post?.removedAt !== null) return null
      const seen = lab.publicView(postId, personId(lab, viewer))
      return {
        post: toPost(lab, post),
        ownReaction: seen.ownReaction,
        comments: seen.comments.map(toComment),
      }
    },
    comment: (id) => {
      const found = state.comments[id]
      if (found === undefined || isGone(state, found)) return null
      return { postId: found.postId, authorName: nameOf(lab, found.authorId) ?? '', text: found.text }
    },
    people: () => Object.values(state.people).map(({ name }) => name),
    deeds: () =>
      state.deeds.map(({ pageId, personId: who, ...deed }) => ({
        ...deed,
        placeId: pageId,
        personName: who === null ? null : nameOf(lab, who),
      })),
    conversations: (person) => conversationsOf(lab, personId(lab, person)),
    activeFaults: () =>
      lab.faults.list().length + panelConditions.filter((one) => lab.faults.isOn(one)).length,
  }
}

type Acting = Pick<SquareNetwork, 'greet' | 'write' | 'edit' | 'remove' | 'react' | 'send' | 'mention'>

function writing(lab: GraphLab): Acting {
  return {
    greet: (person) => void lab.addPerson({ name: person }),
    write: (postId, parentId, { author, text, picture }) =>
      lab.writeComment({ postId, parentId, author: lab.addPerson({ name: author }).id, text, media: picture })
        .id,
    edit: (commentId, author, text) =>
      void lab.editComment(commentId, personId(lab, author) ?? 'nobody', text),
    remove: (commentId, author) => lab.removeOwnComment(commentId, personId(lab, author) ?? 'nobody'),
    react: (thing, author, reaction) => {
      const wanted = about.reactions.find((one) => one === reaction) ?? null
      lab.react(thing, lab.addPerson({ name: author }).id, wanted)
    },
    send: (pageId, { author, text, picture }) =>
      void lab.sendDirectMessage({
        pageId,
        author: lab.addPerson({ name: author }).id,
        text,
        media: picture,
      }),
    mention: () => {
      throw new RuleBroken('no-mentions')
    },
  }
}

function personId(lab: GraphLab, name: string | null): string | null {
  return Object.values(lab.state.people).find((person) => person.name === name)?.id ?? null
}

function nameOf({ state }: GraphLab, id: string): string | null {
  return (state.people[id] ?? state.pages[id])?.name ?? null
}

function picturesOf(names: readonly (string | null)[]) {
  return names.flatMap((name) => suppliedPicture(pictureNamed(name ?? '')))
}

/** What the municipality has put up itself, by the network's own name for the file; how large it is nobody has looked. */
function uploadedPictures({ state }: GraphLab, { photoIds = [] }: LabPost): readonly SquarePicture[] {
  return photoIds.flatMap((id) => {
    const photo = state.photos[id]
    if (photo === undefined) return []
    const { name, altText } = photo
    const path = `/fil/${about.id}/${addressKey(name)}`
    return [{ path, altSv: altText, altEn: altText, width: 960, height: 640 }]
  })
}

function toPost(lab: GraphLab, post: LabPost): SquarePost {
  return {
    id: post.id,
    placeId: post.pageId,
    authorName: lab.state.pages[post.pageId]?.name ?? '',
    isByPlace: true,
    text: post.text,
    pictures: [...picturesOf(post.media), ...uploadedPictures(lab, post)],
    hasVideo: lab.state.videos[post.videoId ?? ''] !== undefined,
    createdAt: post.createdAt,
    reactionCount: Object.keys(post.reactions).length,
    commentCount: commentsUnder(lab.state, post.id).filter((one) => one.hiddenAt === null).length,
    isOpen: true,
  }
}

function toComment({ isByPage, media, replies, ...comment }: PublicComment): SquareComment {
  return {
    ...comment,
    isByPlace: isByPage,
    pictures: picturesOf([media]),
    replies: replies.map(toComment),
  }
}

function conversationsOf(lab: GraphLab, person: string | null) {
  const mine = lab.state.messages.filter((message) => message.personId === person)
  const pages = Object.values(lab.state.pages).filter((page) => mine.some((one) => one.pageId === page.id))
  return pages.map((page) => ({
    placeId: page.id,
    placeName: page.name,
    messages: mine
      .filter((message) => message.pageId === page.id)
      .map(({ isFromPage, text, sentAt, media, commentId }) => ({
        isFromPlace: isFromPage,
        text,
        sentAt,
        pictures: picturesOf([media]),
        about: lab.state.comments[commentId ?? '']?.text ?? null,
      })),
  }))
}
