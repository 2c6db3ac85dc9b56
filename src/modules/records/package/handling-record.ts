import { ACCOUNT_KINDS } from '#modules/accounts/index.ts'
import { z } from 'zod'
import type { ConversationEntry, ConversationPost, WrittenBy } from '#core/documents/conversation.ts'
import type { RegistrationInput } from './registration-input.ts'

const instant = z.iso.datetime().describe('UTC, ISO 8601')
const person = z.object({ name: z.string(), handle: z.string().nullable() })

/**
 * `handling.json`: the facts of handling.pdf for a case system to read. A field is never given another meaning under the same number;
 * new fields may come, so readers pass over what they do not know.
 */
export const handlingSchema = z.object({
  schema: z.literal('torget/registration-package/1'),
  packageId: z.string(),
  organisation: z.string(),
  language: z.enum(['sv', 'en']),
  message: z.object({
    id: z.string(),
    kind: z.enum(['comment', 'direct-message', 'mention', 'review', 'post']),
    direction: z.literal('incoming'),
    subject: z.string().nullable(),
    text: z.string(),
    url: z.string().nullable(),
    versions: z.array(
      z.object({
        no: z.number().int(),
        text: z.string(),
        seenAt: instant,
        kind: z.enum(['original', 'edited', 'removed', 'hidden', 'unhidden']),
      }),
    ),
  }),
  sender: person.nullable().describe('null: the network withholds it'),
  account: z.object({
    network: z.string(),
    name: z.string(),
    handle: z.string().nullable(),
    kind: z.enum(ACCOUNT_KINDS),
    url: z.string().nullable(),
  }),
  times: z.object({
    postedAt: instant.nullable(),
    receivedAt: instant,
    capturedAt: instant.nullable(),
    handedOverAt: instant,
  }),
  handedOver: z.object({ by: z.object({ name: z.string(), role: z.string() }), to: z.string() }),
  criterion: z.object({
    label: z.string(),
    ruleId: z.string(),
    citation: z.string(),
    caseNumber: z.string().nullable(),
  }),
  confidentiality: z
    .object({ reason: z.string(), citation: z.string() })
    .nullable()
    .describe('a proposal; the registrar decides'),
  policy: z.object({ organisation: z.string(), version: z.string() }),
  evidenceId: z.string().nullable(),
  mediaPolicy: z.enum(['shown', 'never']),
  post: z
    .object({
      author: person.nullable(),
      text: z.string(),
      publishedAt: instant.nullable(),
      url: z.string().nullable(),
    })
    .nullable(),
  thread: z.array(
    z.object({
      depth: z.number().int(),
      isSubject: z.boolean(),
      author: person.nullable(),
      text: z.string(),
      postedAt: instant.nullable(),
      state: z.enum(['visible', 'hidden', 'removed-by-author', 'removed-by-us', 'removed']),
    }),
  ),
})

export type HandlingRecord = z.infer<typeof handlingSchema>

/** Texts are exact, except that half a surrogate pair (which JSON readers refuse) becomes U+FFFD. */
export function handlingRecord(input: RegistrationInput): HandlingRecord {
  const { message, account, times, conversation, policy } = input
  return {
    schema: 'torget/registration-package/1',
    packageId: input.packageId,
    organisation: input.organisation.name,
    language: input.language,
    message: {
      id: message.id,
      kind: message.kind,
      direction: 'incoming',
      subject: message.subject,
      text: message.text.toWellFormed(),
      url: message.url,
      versions: message.versions.map((version) => ({
        ...version,
        text: version.text.toWellFormed(),
        seenAt: version.seenAt.toString(),
      })),
    },
    sender: named(input.sender),
    account: {
      network: account.networkName,
      name: account.name,
      handle: account.handle,
      kind: account.kind,
      url: account.url,
    },
    times: {
      postedAt: times.postedAt?.toString() ?? null,
      receivedAt: times.receivedAt.toString(),
      capturedAt: times.capturedAt?.toString() ?? null,
      handedOverAt: times.handedOverAt.toString(),
    },
    handedOver: input.handedOver,
    criterion: input.criterion,
    confidentiality: input.confidentiality,
    policy: { organisation: policy.orgName, version: policy.version },
    evidenceId: input.evidence?.id ?? null,
    mediaPolicy: input.mediaPolicy,
    post: conversation.post === null ? null : postRecord(conversation.post),
    thread: conversation.entries.map(entryRecord),
  }
}

function named(author: WrittenBy | null): HandlingRecord['sender'] {
  return author === null ? null : { name: author.name.toWellFormed(), handle: author.handle }
}

function postRecord(post: ConversationPost): NonNullable<HandlingRecord['post']> {
  return {
    author: named(post.author),
    text: post.text.toWellFormed(),
    publishedAt: post.publishedAt?.toString() ?? null,
    url: post.permalink,
  }
}

function entryRecord(entry: ConversationEntry): HandlingRecord['thread'][number] {
  return {
    depth: entry.depth,
    isSubject: entry.isSubject,
    author: named(entry.author),
    text: entry.text.toWellFormed(),
    postedAt: entry.postedAt?.toString() ?? null,
    state: entry.state,
  }
}
