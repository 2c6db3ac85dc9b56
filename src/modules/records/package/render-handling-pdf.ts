import type { Conversation } from '#core/documents/conversation.ts'
import { readFileSync } from 'node:fs'
import { addressOf, fact, mastheadOf, timeFact, type Fact } from '#core/documents/document-parts.ts'
import { renderPdf, type PdfOptions } from '#core/documents/pdf.ts'
import { showConversation, showVersions } from '#core/documents/show-conversation.ts'
import { textBlocks } from '#core/documents/text-direction.ts'
import { documentTexts } from '#core/documents/texts.ts'
import type { RegistrationInput } from './registration-input.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

const TEMPLATE = readFileSync(new URL('handling.typ', import.meta.url), 'utf8')

export type ListedFile = { readonly path: string; readonly what: string; readonly mediaType: string }

/** `handling.pdf`: cover and content of an incoming record, PDF/A-2a, dated when it was handed over. Throws `PdfNotMade`. */
export async function renderHandlingPdf(
  input: RegistrationInput,
  files: readonly ListedFile[],
  options?: PdfOptions,
): Promise<Uint8Array> {
  const texts = input.language === 'sv' ? sv.handling : en.handling
  const words = documentTexts[input.language]
  const { language, mediaPolicy, organisation, account, message } = input
  const kind = texts.kinds[message.kind]
  const { shown, images } = await showConversation(withoutVersions(input), {
    language,
    mediaPolicy,
    subjectFlag: texts.marked,
  })
  const capitalised = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
  const inputs = {
    head: mastheadOf(organisation, texts.heading, texts.lead(capitalised, account.networkName, account.name)),
    labels: {
      factColumns: [words.fact, words.content],
      text: texts.text,
      versions: texts.versions,
      context: texts.context,
      contextLead: texts.contextLead,
      files: texts.files,
      fileColumns: texts.fileColumns,
      check: texts.check,
    },
    facts: handlingFacts(input),
    text: textBlocks(message.text === '' ? texts.noText : message.text),
    versions: showVersions(message.versions, words),
    conversation: shown,
    files: files.map((file) => [file.path, file.what, file.mediaType]),
    notes: [...(mediaPolicy === 'never' ? texts.withheldLines : []), ...texts.checkLines],
  }
  const document = {
    title: texts.title(kind, account.networkName),
    author: organisation.name,
    language,
    at: input.times.handedOverAt,
    footer: texts.footer(input.packageId),
  }
  const pictures = Object.fromEntries(Array.from(images, ([name, image]) => [name, image.bytes]))
  return renderPdf({ template: TEMPLATE, inputs, images: pictures, document }, options)
}

/** Date, sender, receiver and subject first: what OSL 5 kap. 2 § wants in the register. */
function handlingFacts(input: RegistrationInput): Fact[] {
  const texts = input.language === 'sv' ? sv.handling : en.handling
  const { times, sender, account, message, handedOver, policy } = input
  const link = addressOf(message.url, input.mediaPolicy)
  const by = handedOver.by
  return [
    ...timeFact(texts.receivedAt, times.receivedAt, texts.unknownTime),
    ...fact(texts.sender, { lines: [sender === null ? texts.unknownSender : withHandle(sender)] }),
    ...fact(texts.account, {
      lines: [`${account.networkName}: ${withHandle(account)}, ${texts.accountKinds[account.kind]}`],
      address: addressOf(account.url),
    }),
    ...fact(texts.subject, { text: message.subject }),
    ...fact(texts.link, link === null ? { lines: [texts.noLink] } : { address: link }),
    ...timeFact(texts.postedAt, times.postedAt, texts.unknownTime),
    ...timeFact(texts.capturedAt, times.capturedAt, texts.notCaptured),
    ...fact(texts.evidence, { lines: input.evidence === null ? [] : [input.evidence.id] }),
    ...reasonFacts(input),
    ...timeFact(texts.handedOverAt, times.handedOverAt, texts.unknownTime),
    ...fact(texts.handedOver, { lines: [`${by.name}, ${by.role}`] }),
    ...fact(texts.to, { lines: [handedOver.to] }),
    ...fact(texts.policy, { lines: [texts.policyVersion(policy.orgName, policy.version)] }),
  ]
}

function reasonFacts({ language, criterion, confidentiality }: RegistrationInput): Fact[] {
  const texts = language === 'sv' ? sv.handling : en.handling
  const { caseNumber } = criterion
  return [
    ...fact(texts.criterion, {
      lines: [criterion.label, ...(caseNumber === null ? [] : [texts.caseNumber(caseNumber)])],
      chip: texts.rule(criterion.ruleId, criterion.citation),
    }),
    ...(confidentiality === null
      ? fact(texts.confidentiality, { lines: [texts.noConfidentiality] })
      : fact(texts.confidentiality, {
          lines: [texts.confidentialityProposal(confidentiality.reason)],
          chip: confidentiality.citation,
        })),
  ]
}

/** They have a heading of their own in this document. */
function withoutVersions({ conversation }: RegistrationInput): Conversation {
  const { post, entries } = conversation
  return { post, entries: entries.map((entry) => (entry.isSubject ? { ...entry, versions: [] } : entry)) }
}

function withHandle({ name, handle }: { readonly name: string; readonly handle: string | null }): string {
  return handle === null ? name : `${name} (${handle})`
}
