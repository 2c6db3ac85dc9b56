import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { CODE_POINT_MARK, displayableInHtml } from '#core/documents/displayable-text.ts'
import {
  mastheadOf,
  type Address,
  type Fact,
  type ShownEntry,
  type ShownMedia,
} from '#core/documents/document-parts.ts'
import type { PreparedImage } from '#core/documents/images.ts'
import type { TextBlock } from '#core/documents/text-direction.ts'
import { prepareEvidence, type EvidenceDocument } from './evidence-document.ts'
import { EVIDENCE_STYLE } from './evidence-style.ts'
import type { EvidenceView } from './evidence-view.ts'

/**
 * The evidence as one HTML file that asks nothing of any other place: pictures inside, no script, and a policy in its head that forbids
 * both. Reads and prints the same in fifty years as today.
 */
export async function renderEvidenceHtml(view: EvidenceView): Promise<string> {
  return evidenceHtml(await prepareEvidence(view))
}

export function evidenceHtml(document: EvidenceDocument): string {
  return `<!doctype html>\n${renderToString(<EvidencePage document={document} />)}\n`
}

/** Nothing may be fetched, run or sent, whatever found its way into the file. */
const CONTENT_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

function EvidencePage({ document }: { document: EvidenceDocument }) {
  const { view, labels, images, conversation } = document
  const { accent } = mastheadOf(view.organisation, document.title, null)
  return (
    <html lang={view.language}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={CONTENT_POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{displayableInHtml(document.title)}</title>
        <style dangerouslySetInnerHTML={{ __html: `:root{--accent:${accent}}${EVIDENCE_STYLE}` }} />
      </head>
      <body>
        <header>
          <p>
            <Words text={view.organisation.name} />
          </p>
          <h1>{labels.heading}</h1>
          <p class="lead">
            <Words text={document.lead} />
          </p>
        </header>
        <main>
          <dl class="facts">
            {document.facts.map((each) => (
              <FactRow fact={each} />
            ))}
          </dl>
          <h2>{labels.context}</h2>
          <p class="quiet">{document.contextLead}</p>
          {conversation.post !== null && (
            <article class="post">
              <Entry entry={conversation.post} images={images} />
            </article>
          )}
          {conversation.entries.length > 0 && (
            <ol class="thread">
              {conversation.entries.map((entry) => (
                <li
                  class={entry['is-subject'] ? 'subject' : undefined}
                  style={`--depth:${Math.min(entry.depth, 4)}`}
                >
                  <Entry entry={entry} images={images} />
                </li>
              ))}
            </ol>
          )}
          {conversation.note !== null && <p class="quiet">{conversation.note}</p>}
          <h2>{labels.files}</h2>
          <Files document={document} />
          <h2>{labels.check}</h2>
          <div class="notes">
            {document.notes.map((note) => (
              <p>
                <Words text={note} />
              </p>
            ))}
          </div>
        </main>
        <footer>{displayableInHtml(document.footer)}</footer>
      </body>
    </html>
  )
}

/** Written by somebody else: its direction is its own and cannot turn the page around it. */
function Words({ text }: { text: string }) {
  return <bdi>{marked(displayableInHtml(text))}</bdi>
}

function marked(text: string): ComponentChildren[] {
  const marks = new RegExp(CODE_POINT_MARK, 'g')
  const parts: ComponentChildren[] = []
  let at = 0
  for (const match of text.matchAll(marks)) {
    parts.push(text.slice(at, match.index), <span class="code-point">{match[0]}</span>)
    at = match.index + match[0].length
  }
  return [...parts, text.slice(at)]
}

function Blocks({ blocks }: { blocks: readonly TextBlock[] }) {
  return (
    <>
      {blocks.map((block) => (
        <p class="written" dir={block.direction}>
          {marked(displayableInHtml(block.text))}
        </p>
      ))}
    </>
  )
}

function Link({ address }: { address: Address }) {
  if (!address['is-link']) return <Words text={address.shown} />
  return (
    <a href={address.address} rel="noreferrer nofollow">
      <Words text={address.shown} />
    </a>
  )
}

function FactRow({ fact }: { fact: Fact }) {
  return (
    <div>
      <dt>{fact.label}</dt>
      <dd>
        {fact.lines.map((line) => (
          <p>
            <Words text={line} />
          </p>
        ))}
        <Blocks blocks={fact.blocks} />
        {fact.address !== null && (
          <p>
            <Link address={fact.address} />
          </p>
        )}
        {fact.quiet.map((line) => (
          <p class="quiet">{line}</p>
        ))}
        {fact.chip !== null && (
          <p>
            <span class="chip">
              <Words text={fact.chip} />
            </span>
          </p>
        )}
      </dd>
    </div>
  )
}

type Images = ReadonlyMap<string, PreparedImage>

function Entry({ entry, images }: { entry: ShownEntry; images: Images }) {
  return (
    <>
      {entry.flag !== null && <p class="flag">{entry.flag}</p>}
      <p class="byline">
        <b>
          <Words text={entry.author} />
        </b>
        {entry.meta.map((part) => (
          <span> · {part}</span>
        ))}
      </p>
      <Blocks blocks={entry.blocks} />
      {entry.media.map((media) => (
        <Media media={media} images={images} />
      ))}
      {entry.versions.map((version) => (
        <div class="version">
          <p class="quiet">{version.head}</p>
          <Blocks blocks={version.blocks} />
        </div>
      ))}
      {entry.address !== null && (
        <p class="quiet">
          <Link address={entry.address} />
        </p>
      )}
    </>
  )
}

function Media({ media, images }: { media: ShownMedia; images: Images }) {
  const image = media.image === null ? undefined : images.get(media.image)
  return (
    <figure>
      {image !== undefined && (
        <img
          src={`data:${image.mediaType};base64,${Buffer.from(image.bytes).toString('base64')}`}
          width={image.width}
          height={image.height}
          alt={displayableInHtml(media.alt)}
        />
      )}
      <figcaption>
        {media.lines.map((line) => (
          <p>
            <Words text={line} />
          </p>
        ))}
        {media.address !== null && (
          <p>
            <Link address={media.address} />
          </p>
        )}
      </figcaption>
    </figure>
  )
}

function Files({ document: { files, labels } }: { document: EvidenceDocument }) {
  if (files.length === 0) return <p>{labels.noFiles}</p>
  return (
    <table>
      <thead>
        <tr>
          {labels.fileColumns.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {files.map(([path, what, size, sha256]) => (
          <tr>
            <td>
              <Words text={path} />
            </td>
            <td>
              <Words text={what} />
            </td>
            <td class="size">{size}</td>
            <td class="hash">{sha256}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
