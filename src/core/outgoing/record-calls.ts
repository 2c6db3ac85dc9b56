import { NoAnswer, NotSent } from './failures.ts'
import type { HttpAnswer, HttpClient, HttpRequest } from './http-client.ts'
import { redactAddress, redactBody, redactHeaders } from './redact.ts'

/** One call as it is kept for whoever looks into a fault: no token in it, long bodies cut, bytes counted instead of kept. */
export type RecordedCall = {
  readonly at: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly tookMs: number
  readonly status: number | null
  readonly answerHeaders: Readonly<Record<string, string>>
  readonly answer: string
  /** Why no answer came. */
  readonly failure: string | null
}

const MOST_CHARACTERS = 10_000

/** Recording never changes a call's outcome: a sink that fails is not heard of. */
export function recordCalls(
  client: HttpClient,
  { sink, now }: { readonly sink: (call: RecordedCall) => void; readonly now: () => Temporal.Instant },
): HttpClient {
  return {
    async send(request) {
      const at = now().toString()
      const startedAt = performance.now()
      const keep = (answer: HttpAnswer | null, failure: string | null): void => {
        const tookMs = Math.round(performance.now() - startedAt)
        try {
          sink({ at, ...asked(request), tookMs, ...answered(answer), failure })
        } catch {
          // A full disk must not stop an answer to a citizen.
        }
      }
      try {
        const answer = await client.send(request)
        keep(answer, null)
        return answer
      } catch (error) {
        keep(
          null,
          error instanceof NotSent || error instanceof NoAnswer ? `${error.name}: ${error.reason}` : 'fault',
        )
        throw error
      }
    },
  }
}

function asked({ method, url, headers = {}, body }: HttpRequest) {
  const type = headers['content-type'] ?? ''
  return { method, url: redactAddress(url), headers: redactHeaders(headers), body: shown(body ?? '', type) }
}

function answered(answer: HttpAnswer | null) {
  if (answer === null) return { status: null, answerHeaders: {}, answer: '' }
  const { status, headers, bytes } = answer
  return {
    status,
    answerHeaders: redactHeaders(headers),
    answer: shown(bytes, headers['content-type'] ?? ''),
  }
}

function shown(body: Uint8Array | string, type: string): string {
  if (body.length === 0) return ''
  const isText = typeof body === 'string' || /json|text|xml|urlencoded/.test(type)
  if (!isText) return `[${body.length} bytes]`
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const redacted = redactBody(text, type)
  return redacted.length > MOST_CHARACTERS ? `${redacted.slice(0, MOST_CHARACTERS)}…` : redacted
}
