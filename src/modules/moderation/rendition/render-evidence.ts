import type { PdfOptions } from '#core/documents/pdf.ts'
import { renderPdf } from '#core/documents/pdf.ts'
import { prepareEvidence } from './evidence-document.ts'
import type { EvidenceView } from './evidence-view.ts'
import { evidenceHtml } from './render-evidence-html.tsx'
import { evidencePdfJob } from './render-evidence-pdf.ts'

/** Both renditions from one preparation: the pictures are decoded once. Throws `PdfNotMade`. */
export async function renderEvidence(
  view: EvidenceView,
  options?: PdfOptions,
): Promise<{ readonly html: Uint8Array; readonly pdf: Uint8Array }> {
  const document = await prepareEvidence(view)
  const pdf = await renderPdf(evidencePdfJob(document), options)
  return { html: Buffer.from(evidenceHtml(document), 'utf8'), pdf }
}
