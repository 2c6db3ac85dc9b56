import { noteDeed } from '../../town/town-core.ts'
import { addPost, editPost, postsOf, removePost } from '../../town/posts.ts'
import type { TownPost } from '../../town/state.ts'
import type { Endpoint, Outcome } from '../endpoint.ts'
import { msOf, nowMs, type Body, type LabRequest } from '../lab-core.ts'
import { readLittleText, writeLittleText } from '../little-text.ts'
import { invalidField, LinkedinProblem } from '../problem.ts'
import { checkFields, recordField, textField } from './body-checks.ts'
import { contentOf, writeContent } from './post-content.ts'
import { PAGE_PARAMS, paged, pageOf } from './paging.ts'
import { actingAccount, postNamed, textParam } from './standing.ts'

const MOST_CHARACTERS = 3_000
const REQUIRED = ['author', 'commentary', 'visibility', 'distribution', 'lifecycleState']
const OPTIONAL = ['content', 'isReshareDisabledByAuthor']
/** LinkedIn refuses the same words from the same page again; how long is not told. */
const DUPLICATE_MS = 600_000

export const postCalls: readonly Endpoint[] = [
  {
    name: 'posts.CREATE',
    method: 'POST',
    path: ['posts'],
    restliMethod: null,
    scope: 'w_organization_social',
    isActing: true,
    hasBody: true,
    handle: create,
  },
  {
    name: 'posts.FINDER',
    method: 'GET',
    path: ['posts'],
    restliMethod: 'FINDER',
    required: ['q', 'author'],
    optional: [...PAGE_PARAMS, 'sortBy'],
    scope: 'r_organization_social',
    handle: find,
  },
  {
    name: 'posts.GET',
    method: 'GET',
    path: ['posts', ':urn'],
    restliMethod: null,
    scope: 'r_organization_social',
    handle: (request) => ({ status: 200, body: writePost(post(request)) }),
  },
  {
    name: 'posts.PARTIAL_UPDATE',
    method: 'POST',
    path: ['posts', ':urn'],
    restliMethod: 'PARTIAL_UPDATE',
    scope: 'w_organization_social',
    isActing: true,
    hasBody: true,
    handle: update,
  },
  {
    name: 'posts.DELETE',
    method: 'DELETE',
    path: ['posts', ':urn'],
    restliMethod: 'DELETE',
    scope: 'w_organization_social',
    isActing: true,
    handle: remove,
  },
]

const post = (request: LabRequest): TownPost => postNamed(request, textParam(request.path['urn'], 'urn'))

function create(request: LabRequest): Outcome {
  const { body, core } = request
  checkFields(body, { required: REQUIRED, optional: OPTIONAL })
  const account = actingAccount(request, textField(body, 'author'), 'posts.CREATE')
  if (body['visibility'] !== 'PUBLIC') throw invalidField('visibility', 'is not a value of the enumeration')
  if (body['lifecycleState'] !== 'PUBLISHED') throw invalidField('lifecycleState', 'is not emulated')
  const distribution = recordField(body, 'distribution')
  if (distribution['feedDistribution'] !== 'MAIN_FEED')
    throw invalidField('distribution/feedDistribution', 'is not a value of the enumeration')
  const text = commentaryOf(request, textField(body, 'commentary'))
  const { media, extra } = contentOf(request, body['content'])
  if (isDuplicate(request, account.id, text))
    throw new LinkedinProblem(409, 'DUPLICATE_POST', 'Content is a duplicate of a recent post')
  if (text.trim() === '' && media.length === 0 && extra['article'] === undefined)
    throw invalidField('commentary', 'is empty')
  const made = addPost(core.town.core, { accountId: account.id, text: orSpace(text), media, extra })
  noteDeed(core.town.core, {
    kind: 'published',
    accountId: account.id,
    postId: made.id,
    commentId: null,
    personId: null,
  })
  return { status: 201, body: null, headers: { 'x-restli-id': made.id, 'x-linkedin-id': made.id } }
}

/** A link alone has no words; the town keeps no post without any. */
const orSpace = (text: string): string => (text.trim() === '' ? '–' : text)

/** Cut where LinkedIn would cut; that it happened is a breach all the same. */
function commentaryOf({ core }: LabRequest, little: string): string {
  const { text, isCut } = readLittleText(little)
  if (text.length > MOST_CHARACTERS)
    throw invalidField('commentary', `length is more than ${MOST_CHARACTERS}`)
  if (isCut)
    core.breaches.push({
      at: core.clock.now().toString(),
      method: 'POST',
      path: '/rest/posts',
      kind: 'unescaped-text',
      detail: `cut after "${text.slice(-30)}"`,
    })
  return text
}

function isDuplicate({ core }: LabRequest, accountId: string, text: string): boolean {
  if (text.trim() === '') return false
  return postsOf(core.town.core, accountId).some(
    (one) => one.text === text.trim() && nowMs(core) - msOf(one.createdAt) < DUPLICATE_MS,
  )
}

function find(request: LabRequest): Outcome {
  const { query, core } = request
  if (query['q'] !== 'author') throw new LinkedinProblem(400, 'ILLEGAL_ARGUMENT', 'unknown finder')
  const account = actingAccount(request, textParam(query['author'], 'author'), 'posts.FINDER')
  const sortBy = query['sortBy'] ?? 'LAST_MODIFIED'
  const own = postsOf(core.town.core, account.id).filter(({ authorId }) => authorId === account.id)
  const sorted = sortBy === 'CREATED' ? own : own.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  return { status: 200, body: paged(sorted, pageOf(request), writePost) }
}

function update(request: LabRequest): Outcome {
  const { body, core } = request
  const found = post(request)
  actingAccount(request, found.authorId, 'posts.PARTIAL_UPDATE')
  checkFields(body, { required: ['patch'] })
  const set = recordField(recordField(body, 'patch'), '$set', 'patch/')
  checkFields(set, { required: ['commentary'] }, 'patch/$set/')
  editPost(core.town.core, found.id, commentaryOf(request, textField(set, 'commentary')))
  noteDeed(core.town.core, {
    kind: 'edited',
    accountId: found.accountId,
    postId: found.id,
    commentId: null,
    personId: null,
  })
  return { status: 204, body: null }
}

/** Deleting what is gone is answered as deleting what is there. */
function remove(request: LabRequest): Outcome {
  try {
    const found = post(request)
    actingAccount(request, found.authorId, 'posts.DELETE')
    removePost(request.core.town.core, found.id)
    const deed = { kind: 'unpublished', accountId: found.accountId, postId: found.id } as const
    noteDeed(request.core.town.core, { ...deed, commentId: null, personId: null })
  } catch (error) {
    if (!(error instanceof LinkedinProblem) || error.status !== 404) throw error
  }
  return { status: 204, body: null }
}

function writePost(one: TownPost): Body {
  const content = writeContent(one)
  return {
    id: one.id,
    author: one.authorId,
    commentary: writeLittleText(one.text),
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...(content === null ? {} : { content }),
    lifecycleState: 'PUBLISHED',
    lifecycleStateInfo: { isEditedByAuthor: one.updatedAt !== one.createdAt },
    isReshareDisabledByAuthor: false,
    createdAt: msOf(one.createdAt),
    publishedAt: msOf(one.createdAt),
    lastModifiedAt: msOf(one.updatedAt),
  }
}
