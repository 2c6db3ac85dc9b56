import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { paths } from '../../src/modules/desk/web/paths.ts'
import type { Measured } from '../figure.ts'
import { openInbox } from '../inbox/open-inbox.ts'
import { pageReader, type Answer } from '../kit/read-page.ts'
import type { Scratch } from '../kit/scratch.ts'
import { kilobytes } from '../kit/words.ts'

const MOST_BYTES = 60_000
/** As for an address typed or a link within the product; a page that another site may have asked for leaves uncompressed. */
const BROWSER = { 'accept-encoding': 'gzip, deflate, br', 'sec-fetch-site': 'none' }

/** Everything that a browser fetches to show a full inbox for the first time, response headers included. */
export async function measureWeight(scratch: Scratch, size: number): Promise<Measured> {
  const { port, cookie } = await openInbox(scratch, size)
  const read = pageReader(port, false)
  const page = await read(paths.inbox, { cookie, ...BROWSER })
  const parts = [{ kind: 'HTML', answer: page }]
  for (const path of linkedFrom(textOf(page)))
    parts.push({ kind: kindOf(path), answer: await read(path, BROWSER) })
  for (const { kind, answer } of parts)
    if (answer.status !== 200) throw new Error(`${kind} answers ${answer.status}`)
  const total = parts.reduce((sum, { answer }) => sum + answer.wireBytes, 0)
  return {
    figures: [
      {
        what: 'Inbox with a full page of messages, over the wire',
        target: `≤ ${MOST_BYTES / 1000} kB`,
        measured: kilobytes(total),
        isMet: total <= MOST_BYTES,
        basis: parts.map(wordsOf).join(', '),
      },
    ],
    details: [],
  }
}

/** Style sheets, script, icon and the font that is asked for in advance. Swedish needs no other font. */
function linkedFrom(html: string): readonly string[] {
  const links = html.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)="([^"]+)"/g)
  return [...new Set([...links].map(([, path = '']) => path))]
}

function kindOf(path: string): string {
  return /\/(\w+)-[^/]*\.(\w+)/.exec(path)?.slice(1).join('.') ?? path
}

function textOf({ headers, body }: Answer): string {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding === 'br') return brotliDecompressSync(body).toString()
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString()
}

function wordsOf({ kind, answer }: { kind: string; answer: Answer }): string {
  return `${kind} ${kilobytes(answer.wireBytes)} (${answer.headers['content-encoding'] ?? 'as it is'})`
}
