import { Rejected, Unavailable, type Access } from '../../connector.ts'
import { idAt, textAt } from '../../kit/json.ts'
import type { DraftImage, PostDraft } from '../../publishing.ts'
import type { Graph } from '../graph.ts'

/** Makes what Instagram calls a container: a post that nobody sees until it is published; it is gone after a day. */
export async function createContainer(graph: Graph, access: Access, draft: PostDraft): Promise<string> {
  const make = (params: Readonly<Record<string, string>>) => create(graph, access, params)
  const caption = draft.text
  if (draft.form === 'reel') {
    const url = draft.video?.publicUrl ?? ''
    return make({ media_type: 'REELS', video_url: url, caption, share_to_feed: 'true' })
  }
  if (draft.form === 'image') {
    const [image] = draft.images
    return make({ ...imageParams(image), caption })
  }
  const children: string[] = []
  for (const image of draft.images)
    children.push(await make({ ...imageParams(image), is_carousel_item: 'true' }))
  return make({ media_type: 'CAROUSEL', children: children.join(','), caption })
}

function imageParams(image: DraftImage | undefined): Readonly<Record<string, string>> {
  const altText = image?.altText.trim() ?? ''
  return { image_url: image?.publicUrl ?? '', ...(altText === '' ? {} : { alt_text: altText }) }
}

async function create(
  graph: Graph,
  access: Access,
  params: Readonly<Record<string, string>>,
): Promise<string> {
  const answer = await graph.prepare(access, { path: [access.accountExternalId, 'media'], params })
  const id = idAt(answer, 'id')
  if (id === null) throw new Unavailable('Instagram answered without the id of what it prepares')
  return id
}

export type ContainerState = 'preparing' | 'ready' | 'published'

/** Only reads. Throws `Rejected` when Instagram gave up on it, with the number that it names as reason. */
export async function readContainer(
  graph: Graph,
  access: Access,
  containerId: string,
): Promise<ContainerState> {
  const params = { fields: 'status_code,status' }
  const answer = await graph.read(access, { path: [containerId], params, purpose: 'publishing' })
  const code = textAt(answer, 'status_code')
  switch (code) {
    case 'FINISHED':
      return 'ready'
    case 'PUBLISHED':
      return 'published'
    case 'EXPIRED':
      throw new Rejected('Instagram: it was not published within a day and is gone', 'container-expired')
    case 'ERROR': {
      const status = textAt(answer, 'status') ?? ''
      const [reason] = /\b2207\d{3}\b/.exec(status) ?? []
      throw new Rejected(
        `Instagram could not prepare it: ${status.slice(0, 200)}`,
        reason ?? 'container-error',
      )
    }
    default:
      return 'preparing'
  }
}
