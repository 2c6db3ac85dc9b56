import type { ContractBreach } from '../emulator.ts'

type Found = Pick<ContractBreach, 'kind' | 'detail'>

type Asked = {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  /** Names that this address takes. */
  readonly parameters: readonly string[]
}

/** `"…"` or `W/"…"`, several with commas between, or `*` (RFC 9110 §8.8.3, §13.1.2). */
const ETAGS = /^(?:\*|(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*)$/
/** RFC 9110 §5.6.7, the form that is to be sent. */
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** What a plain web server would not take, or would never be asked by a well-behaved reader. */
export function siteBreach({ method, url, headers, parameters }: Asked): Found | null {
  if (method !== 'GET' && method !== 'HEAD')
    return { kind: 'wrong-method', detail: `${method} changes nothing here` }
  const unknown = [...new URL(url).searchParams.keys()].filter((name) => !parameters.includes(name))
  if (unknown.length > 0) return { kind: 'unknown-parameter', detail: unknown.join(', ') }
  const etag = headers.get('if-none-match')
  if (etag !== null && !ETAGS.test(etag))
    return { kind: 'malformed-header', detail: `if-none-match: ${etag}` }
  const date = headers.get('if-modified-since')
  if (date !== null && !HTTP_DATE.test(date))
    return { kind: 'malformed-header', detail: `if-modified-since: ${date}` }
  if (headers.get('user-agent') === null) return { kind: 'missing-header', detail: 'user-agent' }
  if (headers.get('authorization') !== null) return { kind: 'unasked-header', detail: 'authorization' }
  return headers.get('accept') === null ? { kind: 'missing-header', detail: 'accept' } : null
}
