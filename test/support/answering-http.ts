import type { HttpAnswer, HttpClient, HttpRequest } from '#core/outgoing/http-client.ts'

export type Answered = { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } & (
  { readonly json: unknown } | { readonly text: string } | { readonly bytes: Uint8Array }
)

/** The network at the far end of the one way out, answering as a recording says; `null` is 404. Remembers what it was asked. */
export function answeringHttp(answer: (url: URL, request: HttpRequest) => Answered | null): HttpClient & {
  readonly asked: readonly string[]
} {
  const asked: string[] = []
  return {
    asked,
    send(request) {
      asked.push(request.url)
      const told = answer(new URL(request.url), request) ?? { status: 404, json: {} }
      return Promise.resolve<HttpAnswer>({
        status: told.status ?? 200,
        headers: { 'content-type': 'application/json', ...told.headers },
        bytes: bytesOf(told),
        url: request.url,
        receivedAt: Temporal.Instant.from('2026-11-20T09:00:00Z'),
      })
    },
  }
}

function bytesOf(told: Answered): Uint8Array {
  if ('bytes' in told) return told.bytes
  return new TextEncoder().encode('text' in told ? told.text : JSON.stringify(told.json))
}
