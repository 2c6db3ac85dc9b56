/**
 * A real Chromium for tests. `TORGET_CHROMIUM` or an installed `/usr/bin/chromium` is used where there is one, else the one
 * inside the npm package, so that the tests run on a machine with nothing installed.
 */
import { serve } from '@hono/node-server'
import axe from 'axe-core'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

/** QUIC and background traffic off: a test talks to loopback only. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const LOCK = join(tmpdir(), 'torget-chromium.lock')
const UNPACKED = join(tmpdir(), 'chromium')
const LOCK_WAIT_MS = 60_000

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function takeLock(): boolean {
  try {
    mkdirSync(LOCK)
    writeFileSync(join(LOCK, 'pid'), String(process.pid))
    return true
  } catch {
    return false
  }
}

/** A process killed while unpacking leaves half a browser and its lock: both are thrown away. */
function dropStaleLock(): void {
  const file = join(LOCK, 'pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN
  if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) {
    rmSync(UNPACKED, { force: true })
    rmSync(LOCK, { recursive: true, force: true })
  }
}

/** The package unpacks 200 MB into one fixed place; two test files doing so at once would run a half-written file. */
async function unpackOnce(): Promise<string> {
  const packed = (await import('@sparticuz/chromium')).default
  for (let waitedMs = 0; waitedMs < LOCK_WAIT_MS; waitedMs += 100) {
    if (takeLock()) {
      try {
        return await packed.executablePath()
      } finally {
        rmSync(LOCK, { recursive: true, force: true })
      }
    }
    dropStaleLock()
    await wait(100)
  }
  throw new Error(`waited ${LOCK_WAIT_MS} ms for ${LOCK}; remove it if no test is running`)
}

async function chromiumPath(): Promise<string> {
  const chosen = process.env['TORGET_CHROMIUM']
  if (chosen !== undefined && chosen !== '') return chosen
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  return unpackOnce()
}

export type TestPage = Page & {
  /** Every console error, page error and content-security-policy violation so far. */
  readonly problems: string[]
}

export interface TestBrowser {
  /**
   * A page in a context of its own. Whatever the page complains about fails the test at `close`: script errors, failed
   * requests in the console, and violations of the content security policy.
   */
  newPage(options?: BrowserContextOptions): Promise<TestPage>
  /** Closes the browser and throws if any page had problems. */
  close(): Promise<void>
  readonly browser: Browser
}

async function watch(context: BrowserContext, problems: string[]): Promise<Page> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`)
    })
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    // A page answered with 404 or 422 is logged as a failed resource too; the test looks at the page itself for that.
    const isOwnAnswer =
      message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (message.type() === 'error' && !isOwnAnswer) problems.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
  return page
}

export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ARGUMENTS })
  const all: string[][] = []
  return {
    browser,
    async newPage(options = {}) {
      const context = await browser.newContext({
        locale: 'sv-SE',
        timezoneId: 'Europe/Stockholm',
        ...options,
      })
      const problems: string[] = []
      all.push(problems)
      return Object.assign(await watch(context, problems), { problems })
    },
    async close() {
      await browser.close()
      const problems = all.flat()
      if (problems.length > 0) throw new Error(`the pages complained:\n${problems.join('\n')}`)
    },
  }
}

/** As the product sends it; a page that needs more is wrong. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

export interface PageServer {
  readonly origin: string
  close(): Promise<void>
}

/** Serves an app on loopback with the product's content security policy on every answer. */
export async function servePages(
  handle: (request: Request) => Response | Promise<Response>,
): Promise<PageServer> {
  const withPolicy = async (request: Request) => {
    const response = await handle(request)
    const headers = new Headers(response.headers)
    headers.set('content-security-policy', PAGE_POLICY)
    return new Response(response.body, { status: response.status, headers })
  }
  const server = serve({ fetch: withPolicy, hostname: '127.0.0.1', port: 0 })
  if (!server.listening) await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/**
 * What axe finds on the page: WCAG 2.2 A and AA and its best practices. Run through the debugger, since the page's policy
 * rightly lets no test script in. Each finding as "rule: selector". `apartFrom` (a selector) leaves out what other tests look at.
 */
export async function accessibilityProblems(page: Page, apartFrom: string | null = null): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async (left) => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const results = await run.run(left === null ? document : { exclude: [left] }, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    })
    return results.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`),
    }))
  }, apartFrom)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node}`))
}
