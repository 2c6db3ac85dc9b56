import { ACCOUNT_KINDS } from '#modules/accounts/index.ts'
import { z } from '@hono/zod-openapi'
import { classKeys } from '#modules/policy/index.ts'
import { EVENT_STATES } from '../queries/read-events.ts'
import { QUEUE_VIEWS } from '../queries/queue-views.ts'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })
const author = z.object({ externalId: z.string().nullable(), name: z.string() })
const classKey = z.enum(classKeys)
const content = z
  .enum(['shown', 'restricted', 'sealed'])
  .describe(
    'Why text and author are null: "restricted" needs the scope messages:restricted, "sealed" is never shown.',
  )

const account = z.object({
  id,
  network: z.string(),
  name: z.string(),
  handle: z.string(),
  kind: z.enum(ACCOUNT_KINDS),
})

const work = {
  id,
  kind: z.enum(['comment', 'direct']),
  isPost: z.boolean().describe("A visitor's own post, not a comment under one."),
  isOurs: z.boolean(),
  permalink: z.string().nullable(),
  postedAt: instant.nullable(),
  receivedAt: instant,
  presence: z.enum(['visible', 'hidden', 'removed-by-author', 'removed-by-us']),
  state: z.enum(['open', 'waiting', 'handled', 'none']),
  outcome: z
    .enum(['answered', 'referred', 'removed', 'hidden', 'registered', 'no-action', 'gone'])
    .nullable(),
  classKey: classKey.nullable(),
  isAcute: z.boolean().nullable(),
  isHappeningNow: z.boolean().nullable(),
  isRestricted: z.boolean(),
  dueAt: instant.nullable(),
  modality: z.enum(['ska', 'bör', 'får', 'gärna']).nullable(),
  ruleId: z.string().nullable().describe('The rule of the policy that the deadline follows from.'),
  policyVersionId: id.nullable(),
  replyProblem: z.string().nullable(),
  handledAt: instant.nullable(),
  version: z.int().describe('Send it back with a change: a later one is refused with 409.'),
  content,
  author: author.nullable(),
  text: z.string().nullable(),
}

const version = z.object({
  no: z.int(),
  kind: z.enum(['original', 'edited', 'hidden', 'unhidden', 'removed-by-author', 'removed-by-us']),
  text: z.string().nullable(),
  occurredAt: instant.nullable(),
  observedAt: instant,
})

export const listedMessage = z
  .object({
    ...work,
    account,
    owner: z.object({ id, name: z.string() }).nullable(),
    versions: z.array(version),
    versionCount: z.int(),
    mediaCount: z.int(),
  })
  .openapi('ListedMessage')

export const messageList = z
  .object({ items: z.array(listedMessage), next: z.string().nullable().describe('Cursor of the next page.') })
  .openapi('MessageList')

const media = z.object({
  kind: z.enum(['image', 'video', 'file', 'link']),
  url: z.string(),
  altText: z.string().nullable(),
  sha256: z.string().nullable(),
  mediaType: z.string().nullable(),
  problem: z.string().nullable(),
})

const post = z.object({
  id,
  externalId: z.string(),
  author: author.nullable(),
  text: z.string(),
  publishedAt: instant.nullable(),
  permalink: z.string().nullable(),
  presence: work.presence,
})

const threadEntry = z.object({
  id,
  parentId: id.nullable(),
  depth: z.int(),
  isFocus: z.boolean(),
  isOurs: z.boolean(),
  content,
  author: author.nullable(),
  text: z.string().nullable(),
  postedAt: instant.nullable(),
  presence: work.presence,
})

const reply = z.object({
  id,
  kind: z
    .enum(['answer', 'referral', 'notice', 'auto'])
    .describe('auto: sent by the policy itself; the message still waits for an answer.'),
  text: z.string(),
  isPrivate: z.boolean(),
  createdAt: instant,
  externalId: z.string().nullable(),
  outboxId: id
    .nullable()
    .describe('null: no network takes it; a person puts the text in its place and then says so.'),
  outboxState: z.enum(['pending', 'sending', 'done', 'rejected', 'unknown', 'cancelled']).nullable(),
  placement: z
    .object({
      state: z.enum(['waiting', 'placed', 'dropped']),
      at: instant.nullable(),
      link: z.string().nullable(),
    })
    .nullable(),
})

const obstacle = z.object({ code: z.string(), ruleId: z.string().nullable() })

export const message = z
  .object({
    ...work,
    account,
    owner: z.object({ id, name: z.string() }).nullable(),
    media: z.array(media),
    versions: z.array(version),
    post: post.nullable(),
    thread: z.array(threadEntry),
    replies: z.array(reply),
    replying: z.object({
      way: z.enum(['network', 'by-hand']),
      isDirect: z.boolean(),
      mostCharacters: z.int(),
      until: instant.nullable().describe('When the network stops taking an answer in this conversation.'),
    }),
    isEnteredByHand: z.boolean(),
    obstacles: z.object({ answer: z.array(obstacle), referral: z.array(obstacle) }),
    referrals: z.array(
      z.object({ key: z.string(), isPossible: z.boolean(), problem: z.string().nullable() }),
    ),
  })
  .openapi('Message')

const page = { cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }

export const messageQuery = z.object({
  view: z.enum(QUEUE_VIEWS).default('all'),
  account: id.optional(),
  class: z.enum([...classKeys, 'untriaged']).optional(),
  q: z.string().max(200).optional().describe('Swedish words in any form, parts of words, names.'),
  ...page,
})

export const eventQuery = z.object({ state: z.enum(EVENT_STATES).optional(), ...page })

export const event = z
  .object({
    id,
    accountId: id,
    network: z.string(),
    kind: z.string(),
    subject: z.string().nullable(),
    occurredAt: instant.nullable(),
    receivedAt: instant,
    state: z.enum(EVENT_STATES),
    problem: z.string().nullable(),
    raw: z.unknown().describe('What the network sent; only of events that were not understood or failed.'),
  })
  .openapi('NetworkEvent')

export const eventList = z
  .object({ items: z.array(event), next: z.string().nullable() })
  .openapi('NetworkEventList')

export const byId = z.object({ id })

const changed = { version: z.int().min(1) }
const signAs = { signAsPersonId: id.optional().describe('Whose reply it is; needed with a token.') }

export const triageBody = z.object({
  classKey,
  isAcute: z.boolean(),
  isHappeningNow: z.boolean(),
  ...changed,
})
export const replyBody = z.object({
  text: z.string().max(100_000),
  isPrivate: z.boolean().default(false),
  templateKey: z.string().max(60).optional(),
  ...signAs,
  ...changed,
})
export const referBody = z.object({
  to: z
    .string()
    .max(200)
    .describe('"contact-centre", "politicians" or "actor:<key>"; see referrals of the message.'),
  isPrivate: z.boolean().default(false),
  ...signAs,
  ...changed,
})
export const assignBody = z.object({ personId: id, reason: z.string().max(1000).default(''), ...changed })
export const closeBody = z.object({ reason: z.string(), ...changed })
export const reopenBody = z.object(changed)
export const reconcileBody = z.object({ decision: z.enum(['sent', 'send-again', 'drop']).optional() })

export const sentReply = z
  .object({ replyId: id, outboxId: id.nullable(), text: z.string() })
  .openapi('SentReply')

export const placementBody = z.object({
  decision: z.enum(['placed', 'dropped']),
  link: z.string().max(2000).optional().describe('Where the answer stands.'),
})
export const enterBody = z.object({
  accountId: id,
  kind: z.enum(['comment', 'direct']),
  authorName: z.string().max(200).default(''),
  text: z.string().max(100_000),
  link: z.string().max(2000).default(''),
  writtenAt: instant.optional(),
})
export const placed = z.object({ state: z.enum(['placed', 'dropped']) })
export const entered = z.object({ messageId: id }).openapi('EnteredMessage')
export const reconciled = z.object({ result: z.enum(['sent', 'not-found', 'sent-again', 'dropped']) })
export const retried = z.object({ state: z.enum(EVENT_STATES) })
