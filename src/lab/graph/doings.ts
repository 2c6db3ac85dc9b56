import { NotFound } from '#core/errors.ts'
import * as acts from './citizens/act.ts'
import type { CitizenComment, CitizenMessage } from './citizens/act.ts'
import { addPerson, befriend } from './citizens/people.ts'
import type { NewPerson } from './citizens/people.ts'
import { publicView } from './citizens/public-view.ts'
import type { PublicPost } from './citizens/public-view.ts'
import type { LabCore } from './lab-core.ts'
import { addPage, issueToken, pageToken, publishPost, revokeToken } from './pages.ts'
import type { PageWanted, PostWanted, TokenWanted } from './pages.ts'
import type { LabComment, LabMessage, LabPage, LabPerson, LabPost, LabToken, Reaction } from './state.ts'
import { editPost, removePost } from './thread/change-post.ts'

/** What people do on the practice square, as municipality and as citizens. Throws the errors of core/errors.ts. */
export type Doings = {
  /** Returns the Page's standing token too. A Page that exists (same id or name) is returned as it is. */
  addPage(wanted: PageWanted): { readonly page: LabPage; readonly token: string }
  issueToken(wanted: TokenWanted): LabToken
  revokeToken(token: string, subcode?: number): void
  publishPost(wanted: PostWanted): LabPost
  editPost(postId: string, text: string): void
  removePost(postId: string): void

  addPerson(wanted: NewPerson): LabPerson
  befriend(a: LabPerson, b: LabPerson): void
  writeComment(wanted: CitizenComment): LabComment
  editComment(commentId: string, author: string, text: string): LabComment
  removeOwnComment(commentId: string, author: string): void
  react(thing: string, author: string, reaction: Reaction | null): void
  sendDirectMessage(wanted: CitizenMessage): LabMessage
  publicView(postId: string, viewerId?: string | null): PublicPost
}

function postNamed(core: LabCore, id: string): LabPost {
  const post = core.state.posts[id]
  if (post?.removedAt !== null) throw new NotFound('post', id)
  return post
}

export function createDoings(core: LabCore): Doings {
  return {
    addPage: (wanted) => {
      const page = addPage(core, wanted)
      return { page, token: pageToken(core, page.id) }
    },
    issueToken: (wanted) => issueToken(core, wanted),
    revokeToken: (token, subcode) => revokeToken(core, token, subcode),
    publishPost: (wanted) => publishPost(core, wanted),
    editPost: (postId, text) => editPost(core, postNamed(core, postId), text),
    removePost: (postId) => removePost(core, postNamed(core, postId)),
    addPerson: (wanted) => addPerson(core, wanted),
    befriend: (a, b) => {
      befriend(a, b)
      core.changed()
    },
    writeComment: (wanted) => acts.writeComment(core, wanted),
    editComment: (id, author, text) => acts.editOwnComment(core, id, author, text),
    removeOwnComment: (id, author) => acts.removeOwnComment(core, id, author),
    react: (thing, author, reaction) => acts.reactTo(core, thing, author, reaction),
    sendDirectMessage: (wanted) => acts.sendDirectMessage(core, wanted),
    publicView: (postId, viewerId = null) => publicView(core, postId, viewerId),
  }
}
