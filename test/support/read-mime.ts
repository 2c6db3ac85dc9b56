/** Reads a received mail back into its parts, just enough to compare what arrived with what was sent. */
export type MimeBody = { readonly type: string; readonly filename: string | null; readonly bytes: Buffer }
export type ReceivedMail = {
  /** Names in lower case, encoded words decoded. */
  readonly headers: Readonly<Record<string, string>>
  /** Every part that is not itself made of parts, in order. */
  readonly bodies: readonly MimeBody[]
}

export function readMime(raw: Buffer): ReceivedMail {
  // latin1 keeps each byte as one character, so that slicing text is slicing bytes
  const { headers, body } = split(raw.toString('latin1'))
  return { headers: mapValues(headers, decodeWords), bodies: readBodies(headers, body) }
}

type Headers = Readonly<Record<string, string>>

function split(text: string): { headers: Headers; body: string } {
  const at = text.indexOf('\r\n\r\n')
  const head = at < 0 ? text : text.slice(0, at)
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  })
  return { headers: Object.fromEntries(headers), body: at < 0 ? '' : text.slice(at + 4) }
}

function readBodies(headers: Headers, body: string): readonly MimeBody[] {
  const type = headers['content-type'] ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1]
  if (boundary === undefined) {
    const bytes = decodeBody(body, headers['content-transfer-encoding'] ?? '7bit')
    return [{ type: type.split(';')[0] ?? '', filename: filenameOf(headers), bytes }]
  }
  const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`)
  return parts
    .filter((part) => !part.startsWith('--'))
    .flatMap((part) => {
      const inner = split(part.replace(/^\r\n/, ''))
      return readBodies(inner.headers, inner.body)
    })
}

function decodeBody(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64')
  if (/quoted-printable/i.test(encoding)) return decodeQuoted(body.replace(/=\r\n/g, ''))
  return Buffer.from(body, 'latin1')
}

function decodeQuoted(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )
}

/** RFC 2047: `=?UTF-8?Q?...?=`; white space between two encoded words does not count. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      (kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64')
        : decodeQuoted(word.replaceAll('_', ' '))
      ).toString('latin1'),
    )
    .replace(/[\s\S]*/, (all) => Buffer.from(all, 'latin1').toString('utf8'))
}

/** Plain, or in the pieces of RFC 2231. */
function filenameOf(headers: Headers): string | null {
  const disposition = headers['content-disposition'] ?? ''
  const pieces = [...disposition.matchAll(/filename\*(?:\d+\*?)?=(?:utf-8'')?"?([^;"]*)"?/gi)].map(
    (m) => m[1] ?? '',
  )
  if (pieces.length > 0) return decodeURIComponent(pieces.join(''))
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1]
  return plain === undefined ? null : decodeWords(plain)
}

function mapValues(record: Headers, change: (value: string) => string): Headers {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
