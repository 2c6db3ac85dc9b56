import { readFileSync } from 'node:fs'
import type { Json } from '#core/canonical-json.ts'
import { mastheadOf } from '#core/documents/document-parts.ts'
import { renderPdf, type PdfJob, type PdfOptions } from '#core/documents/pdf.ts'
import { prepareEvidence, type EvidenceDocument } from './evidence-document.ts'
import type { EvidenceView } from './evidence-view.ts'

const TEMPLATE = readFileSync(new URL('evidence.typ', import.meta.url), 'utf8')

/** The evidence as PDF/A-2a (tagged, fonts inside, dated at capture). Throws `PdfNotMade`. */
export async function renderEvidencePdf(view: EvidenceView, options?: PdfOptions): Promise<Uint8Array> {
  return renderPdf(evidencePdfJob(await prepareEvidence(view)), options)
}

export function evidencePdfJob(document: EvidenceDocument): PdfJob {
  const { view, labels, facts, conversation, files, notes, lead, contextLead } = document
  const head = mastheadOf(view.organisation, labels.heading, lead)
  const inputs = { head, labels, facts, contextLead, conversation, files, notes } satisfies Json
  return {
    template: TEMPLATE,
    inputs,
    images: Object.fromEntries(Array.from(document.images, ([name, image]) => [name, image.bytes])),
    document: {
      title: document.title,
      author: view.organisation.name,
      language: view.language,
      at: view.times.capturedAt,
      footer: document.footer,
    },
  }
}
