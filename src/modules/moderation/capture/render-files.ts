import { PdfNotMade } from '#core/documents/pdf-compiler.ts'
import type { Files } from '#core/files/files.ts'
import { citationLine } from '#modules/policy/index.ts'
import type { Handling } from '#modules/inbox/index.ts'
import { conversationOf, loadPictures } from '#modules/records/index.ts'
import type { EvidenceView } from '../rendition/evidence-view.ts'
import { renderEvidenceHtml } from '../rendition/render-evidence-html.tsx'
import { renderEvidencePdf } from '../rendition/render-evidence-pdf.ts'
import type { EvidenceFile } from '../rules/evidence.ts'
import { sv } from '../texts.sv.ts'
import type { KeepFile, Material } from './material.ts'

const ACCENT_WHEN_UNKNOWN = '#1c2230'

export type Rendered = { readonly files: readonly EvidenceFile[]; readonly notes: readonly string[] }

/**
 * The evidence as a page and as PDF/A-2a. A rendition that cannot be made is noted and stops nothing: the exact words, pictures and answers
 * are in the other files.
 */
export async function renderFiles(
  files: Files,
  material: Material,
  collected: { readonly handling: Handling; readonly files: readonly EvidenceFile[] },
  keep: KeepFile,
): Promise<Rendered> {
  const pictures = await loadPictures(files, collected.handling)
  const view = viewOf(material, { ...collected, pictures })
  const kept: EvidenceFile[] = []
  const notes: string[] = []
  const html = Buffer.from(await renderEvidenceHtml(view), 'utf8')
  kept.push(
    await keep({
      path: 'rendition.html',
      what: 'rendition-html',
      mediaType: 'text/html; charset=utf-8',
      bytes: html,
    }),
  )
  try {
    const bytes = await renderEvidencePdf(view)
    kept.push(
      await keep({ path: 'rendition.pdf', what: 'rendition-pdf', mediaType: 'application/pdf', bytes }),
    )
  } catch (error) {
    if (!(error instanceof PdfNotMade)) throw error
    notes.push(`rendition-pdf: ${error.reason}`)
  }
  return { files: kept, notes }
}

type ToShow = {
  readonly handling: Handling
  readonly files: readonly EvidenceFile[]
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

function viewOf(material: Material, { handling, files, pictures }: ToShow): EvidenceView {
  const { account, evidence, inForce, connector, case: current, ground } = material
  const { meta } = inForce.policy
  const { message } = handling
  const conversation = conversationOf(handling, pictures)
  const accent = meta.org.accentColour
  return {
    organisation: { name: meta.org.name, accent: accent.startsWith('#') ? accent : ACCENT_WHEN_UNKNOWN },
    evidenceId: evidence.id,
    language: 'sv',
    account: {
      networkName: connector?.profile.displayName ?? account.network,
      name: account.name,
      handle: account.handle === '' ? null : account.handle,
      kind: account.kind,
      url: account.url,
    },
    post: conversation.post,
    thread: conversation.entries,
    times: { postedAt: message.postedAt, receivedAt: message.receivedAt, capturedAt: material.at },
    capturedBy: { name: evidence.capturedByName, role: evidence.capturedByTitle },
    policy: { orgName: meta.org.name, version: inForce.label },
    ground:
      ground === null
        ? null
        : { code: ground.code, label: ground.label.sv, citation: citationLine(ground.citation, 'sv') },
    assessment: current?.assessment ?? null,
    files: files.map(({ path, sha256, sizeBytes, mediaType, what }) => ({
      path,
      sha256,
      size: sizeBytes,
      mediaType,
      what: sv.fileKinds[what],
    })),
    mediaPolicy: 'shown',
  }
}
