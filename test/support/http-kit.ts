import type { Hono } from 'hono'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import { createHttp, type HttpDeps } from '#core/http/create-http.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { Log } from '#core/log.ts'

export type LogLine = {
  readonly level: string
  readonly fields: Record<string, unknown>
  readonly text: string
}

/** A log that can be read afterwards. */
function readableLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  const write = (level: string) => (fields: unknown, text?: unknown) => {
    lines.push({ level, fields: fields as Record<string, unknown>, text: String(text) })
  }
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  return { log: log, lines }
}

export type HttpKit = {
  readonly app: Hono<HttpEnv>
  readonly log: Log
  readonly lines: LogLine[]
  readonly clock: FixedClock
}

/** The ground of every web test: headers, errors and language, with a plain error page. */
export function createHttpKit(overrides: Partial<HttpDeps> = {}): HttpKit {
  const clock = fixedClock('2026-11-21T10:00:00Z')
  const { log, lines } = readableLog()
  const app = createHttp({
    baseUrl: 'https://torget.example.se',
    log,
    clock,
    renderErrorPage: ({ status, title, message, remedy, reference, lang }) =>
      `<!doctype html><html lang="${lang}"><title>${title}</title><h1>${title}</h1><p>${message}</p><p>${remedy}</p><p>${status} ${reference}</p></html>`,
    ...overrides,
  })
  return { app, log, lines, clock }
}

/** Name and value of each cookie a response sets, and its flags as written. */
export function cookiesOf(response: Response): ReadonlyMap<string, { value: string; flags: string }> {
  return new Map(
    response.headers.getSetCookie().map((line) => {
      const [pair = '', ...flags] = line.split('; ')
      const at = pair.indexOf('=')
      return [pair.slice(0, at), { value: pair.slice(at + 1), flags: flags.join('; ') }] as const
    }),
  )
}
