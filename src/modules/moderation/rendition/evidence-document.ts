import {
  addressOf,
  fact,
  timeFact,
  type Fact,
  type ShownConversation,
} from '#core/documents/document-parts.ts'
import type { PreparedImage } from '#core/documents/images.ts'
import { showConversation } from '#core/documents/show-conversation.ts'
import { documentTexts } from '#core/documents/texts.ts'
import { formatFileSize } from '#core/i18n/numbers.ts'
import { conversationOf, subjectOf, type EvidenceView } from './evidence-view.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

/** The evidence in words, the same for the page and the PDF, so that the two never say different things. */
export type EvidenceDocument = {
  readonly view: EvidenceView
  readonly title: string
  readonly footer: string
  readonly lead: string
  readonly facts: readonly Fact[]
  readonly contextLead: string
  readonly conversation: ShownConversation
  readonly files: readonly (readonly [path: string, what: string, size: string, sha256: string])[]
  readonly notes: readonly string[]
  readonly labels: {
    readonly heading: string
    readonly factColumns: readonly [string, string]
    readonly context: string
    readonly files: string
    readonly noFiles: string
    readonly fileColumns: readonly string[]
    readonly check: string
  }
  readonly images: ReadonlyMap<string, PreparedImage>
}

export async function prepareEvidence(view: EvidenceView): Promise<EvidenceDocument> {
  const texts = view.language === 'sv' ? sv : en
  const words = documentTexts[view.language]
  const { shown, images } = await showConversation(conversationOf(view), view)
  const isWithheld = view.mediaPolicy === 'never'
  return {
    view,
    title: texts.title(view.account.name, view.account.networkName),
    footer: texts.footer(view.evidenceId),
    lead: texts.lead(view.account.networkName, view.account.name, texts.kinds[view.account.kind]),
    facts: evidenceFacts(view),
    contextLead: view.post === null ? texts.messageLead : texts.contextLead,
    conversation: shown,
    files: view.files.map((file) => [
      file.path,
      texts.fileType(file.what, file.mediaType),
      formatFileSize(file.size, view.language),
      file.sha256,
    ]),
    notes: [...(isWithheld ? texts.withheldLines : []), ...texts.checkLines],
    labels: {
      heading: texts.heading,
      factColumns: [words.fact, words.content],
      context: texts.context,
      files: texts.files,
      noFiles: texts.noFiles,
      fileColumns: texts.fileColumns,
      check: texts.check,
    },
    images,
  }
}

function evidenceFacts(view: EvidenceView): Fact[] {
  const texts = view.language === 'sv' ? sv : en
  const subject = subjectOf(view)
  const { account, ground, times, policy, capturedBy } = view
  const link = addressOf(subject?.permalink ?? view.post?.permalink ?? null, view.mediaPolicy)
  return [
    ...fact(texts.evidence, { lines: [view.evidenceId] }),
    ...fact(texts.account, {
      lines: [account.handle === null ? account.name : `${account.name} (${account.handle})`],
      address: addressOf(account.url),
    }),
    ...fact(texts.writtenBy, { lines: [writtenBy(view, texts.unknownAuthor)] }),
    ...fact(texts.link, link === null ? { lines: [texts.noLink] } : { address: link }),
    ...timeFact(texts.postedAt, times.postedAt, texts.unknownTime),
    ...timeFact(texts.receivedAt, times.receivedAt, texts.unknownTime),
    ...timeFact(texts.capturedAt, times.capturedAt, texts.unknownTime),
    ...fact(texts.capturedBy, { lines: [`${capturedBy.name}, ${capturedBy.role}`] }),
    ...fact(texts.policy, { lines: [texts.policyVersion(policy.orgName, policy.version)] }),
    ...(ground === null
      ? []
      : fact(texts.ground, { lines: [texts.groundWords(ground.code, ground.label)], chip: ground.citation })),
    ...fact(texts.assessment, { text: view.assessment }),
  ]
}

function writtenBy(view: EvidenceView, unknown: string): string {
  const author = subjectOf(view)?.author ?? null
  if (author === null) return unknown
  return author.handle === null ? author.name : `${author.name} (${author.handle})`
}
