import { lastPart } from './ids.ts'
import type { LabCore } from './lab-core.ts'
import type { LabComment, LabPost } from './state.ts'

export function postLink(core: LabCore, post: LabPost): string {
  return `${core.settings.permalinkBase()}/${post.pageId}/posts/${lastPart(post.id)}`
}

export function commentLink(core: LabCore, comment: LabComment): string {
  const post = core.state.posts[comment.postId]
  const base = post === undefined ? core.settings.permalinkBase() : postLink(core, post)
  return `${base}?comment_id=${lastPart(comment.id)}`
}

export function mediaLink(core: LabCore, name: string): string {
  return `${core.settings.baseUrl()}/media/${name}`
}
