import { readFileSync } from 'node:fs'
import { addressOf, fact, mastheadOf, timeFact, type Fact } from '#core/documents/document-parts.ts'
import { renderPdf, type PdfOptions } from '#core/documents/pdf.ts'
import { showVersions } from '#core/documents/show-conversation.ts'
import { textBlocks } from '#core/documents/text-direction.ts'
import { documentTexts } from '#core/documents/texts.ts'
import { formatFileSize } from '#core/i18n/numbers.ts'
import type { PoliceBasis } from './police-basis.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

const TEMPLATE = readFileSync(new URL('police-basis.typ', import.meta.url), 'utf8')

/** The basis for a police report as PDF/A-2a. It takes no pictures at all; with `mediaPolicy: 'never'` no file is named either. */
export async function renderPoliceBasis(basis: PoliceBasis, options?: PdfOptions): Promise<Uint8Array> {
  const texts = basis.language === 'sv' ? sv.police : en.police
  const words = documentTexts[basis.language]
  const { organisation } = basis
  const isWithheld = basis.mediaPolicy === 'never'
  const evidence = isWithheld ? null : basis.evidence
  const inputs = {
    head: mastheadOf(organisation, texts.heading, texts.lead(organisation.name)),
    labels: {
      factColumns: [words.fact, words.content],
      words: texts.words,
      evidence: texts.evidence,
      noEvidence: texts.noEvidence,
      fileColumns: texts.fileColumns,
      about: texts.about,
    },
    facts: policeFacts(basis),
    text: textBlocks(basis.text === '' ? texts.noWords : basis.text),
    versions: showVersions(basis.versions, words),
    evidenceLead: texts.evidenceLead(evidence?.id ?? ''),
    files: (evidence?.files ?? []).map((file) => [
      file.path,
      file.what,
      formatFileSize(file.size, basis.language),
      file.sha256,
    ]),
    notes: [...(isWithheld ? texts.withheldLines : []), ...texts.aboutLines],
  }
  const document = {
    title: texts.title(basis.offence.label),
    author: organisation.name,
    language: basis.language,
    at: basis.times.madeAt,
    footer: texts.footer(basis.basisId),
  }
  return renderPdf({ template: TEMPLATE, inputs, document }, options)
}

function policeFacts(basis: PoliceBasis): Fact[] {
  const texts = basis.language === 'sv' ? sv.police : en.police
  const { author, account, times, contact, offence } = basis
  const link = addressOf(basis.url, basis.mediaPolicy)
  return [
    ...fact(texts.offence, { lines: [offence.label], chip: offence.citation }),
    ...fact(texts.author, { lines: [author === null ? texts.unknownAuthor : authorWords(author)] }),
    ...fact(texts.profile, { address: addressOf(author?.profileUrl ?? null, basis.mediaPolicy) }),
    ...fact(texts.account, {
      lines: [`${account.networkName}: ${account.name}`],
      address: addressOf(account.url),
    }),
    ...fact(texts.link, link === null ? { lines: [texts.noLink] } : { address: link }),
    ...timeFact(texts.postedAt, times.postedAt, texts.unknownTime),
    ...timeFact(texts.receivedAt, times.receivedAt, texts.unknownTime),
    ...timeFact(texts.capturedAt, times.capturedAt, texts.notCaptured),
    ...fact(texts.assessment, { text: basis.assessment }),
    ...fact(texts.registration, { lines: [basis.registrationNumber ?? texts.notRegistered] }),
    ...fact(texts.contact, {
      lines: [`${contact.name}, ${contact.role}`, ...(contact.reachedAt === null ? [] : [contact.reachedAt])],
    }),
  ]
}

function authorWords({ name, handle }: { readonly name: string; readonly handle: string | null }): string {
  return handle === null ? name : `${name} (${handle})`
}
