import { createSaver, type LabStore } from '../graph/store/lab-store.ts'
import type { Clock } from '#core/clock.ts'
import * as comments from './comments.ts'
import { createTownFaults, type TownFaults } from './faults.ts'
import * as people from './people.ts'
import * as posts from './posts.ts'
import { publicView, type PublicPost } from './public-view.ts'
import { emptyTown, readTown, type TownComment, type TownMessage, type TownState } from './state.ts'
import type { TownCore, TownNews, TownRules } from './town-core.ts'

/**
 * The people, posts and conversations behind an emulated network, whichever API it speaks. Emulators read and change `core` through the
 * functions of this folder; citizens and trainers act through what stands here. Throws the errors of core/errors.ts.
 */
export type Town = {
  readonly core: TownCore
  readonly state: TownState
  readonly faults: TownFaults
  addAccount(wanted: people.NewAccount): ReturnType<typeof people.addAccount>
  addPerson(wanted: people.NewPerson): ReturnType<typeof people.addPerson>
  /** By the account, or by somebody about the account. */
  publishPost(wanted: posts.NewPost): ReturnType<typeof posts.addPost>
  writeComment(wanted: comments.NewComment): TownComment
  editComment(id: string, author: string, text: string): TownComment
  removeOwnComment(id: string, author: string): void
  react(thing: string, author: string, reaction: string | null): void
  sendDirectMessage(wanted: {
    readonly accountId: string
    readonly author: string
    readonly text: string
    readonly at?: string
  }): TownMessage
  publicView(postId: string, viewerId?: string | null): PublicPost
  /** Told of everything that happens, in order; returns how to stop. */
  listen(listener: (news: TownNews) => void): () => void
  /** Waits until every change so far is kept. */
  settled(): Promise<void>
}

export type TownOptions = { readonly clock: Clock; readonly rules: TownRules }

/** A town that forgets everything when it goes. */
export function createTown(options: TownOptions): Town {
  return build(options, emptyTown())
}

/** A town that goes on where the store left off. Throws when what was kept cannot be read. */
export async function openTown(options: TownOptions & { readonly store: LabStore }): Promise<Town> {
  const kept = await options.store.load()
  return build(options, kept === null ? emptyTown() : readTown(kept), options.store)
}

function build({ clock, rules }: TownOptions, state: TownState, store?: LabStore): Town {
  const saver = createSaver(store, state)
  const listeners = new Set<(news: TownNews) => void>()
  const core: TownCore = {
    state,
    clock,
    rules,
    changed: saver.changed,
    tell: (news) => {
      for (const listener of listeners) listener(news)
    },
  }
  return {
    core,
    state,
    faults: createTownFaults(),
    addAccount: (wanted) => people.addAccount(core, wanted),
    addPerson: (wanted) => people.addPerson(core, wanted),
    publishPost: (wanted) => posts.addPost(core, wanted),
    writeComment: (wanted) => comments.addComment(core, wanted),
    editComment: (id, author, text) => comments.editOwnComment(core, id, author, text),
    removeOwnComment: (id, author) => comments.removeOwnComment(core, id, author),
    react: (thing, author, reaction) => comments.react(core, thing, author, reaction),
    sendDirectMessage: ({ author, ...wanted }) =>
      comments.addMessage(core, { ...wanted, person: author, isFromAccount: false }),
    publicView: (postId, viewerId = null) => publicView(core, postId, viewerId),
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settled: saver.settled,
  }
}
