import { Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import { streamSSE } from 'hono/streaming'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PageServer, TestBrowser, TestPage } from '#test/browser.ts'
import { openBrowser, servePages } from '#test/browser.ts'
import type { Assets } from '#core/assets/create-assets.ts'
import { createAssets } from '#core/assets/create-assets.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Clock } from '#ui/components/clock/clock.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form } from '#ui/components/form-actions/form-actions.tsx'
import { ParagraphChip } from '#ui/components/paragraph-chip/paragraph-chip.tsx'
import { LiveQueue, QueueItem, QueueList } from '#ui/components/queue-item/queue-item.tsx'
import { SearchForm } from '#ui/components/search-form/search-form.tsx'
import type { AppPageProps } from '#ui/layout/app-page.tsx'
import { AppPage } from '#ui/layout/app-page.tsx'
import { InboxPanes, QueueHead } from '#ui/layout/inbox-panes.tsx'
import { renderFragment, renderPage } from '#ui/layout/page.tsx'

const now = Temporal.Instant.from('2026-11-20T13:30:00Z')

type Row = { id: string; version: string; text: string }

let assets: Assets
let browser: TestBrowser
let server: PageServer
let page: TestPage

/** What the little inbox holds, and what was posted to it. */
let rows: Row[]
let posted: string[]
let signedIn: boolean
let changed: (() => void)[]

const row = (id: string, text = `Ärende ${id}`, version = '1'): Row => ({ id, version, text })

function Queue({ openId }: { openId?: string | undefined }) {
  return (
    <QueueList label="Kö">
      {rows.map(({ id, version, text }) => (
        <QueueItem
          key={id}
          id={id}
          version={version}
          href={`/kö/${id}`}
          lang="sv"
          now={now}
          author={{ name: `Avsändare ${id}` }}
          place="Facebook"
          receivedAt={now}
          excerpt={text}
          clock={{ state: 'calm', dueAt: now.add({ hours: 30 }) }}
          current={id === openId}
        />
      ))}
    </QueueList>
  )
}

function draw(children: ComponentChildren, more: Partial<AppPageProps> = {}): string {
  const frame = {
    organisation: 'Exempelkommunen',
    homeHref: '/',
    nav: [{ links: [{ href: '/', text: 'Inkorg', current: true }] }],
    person: { name: 'Kim', logOutAction: '/logga-ut' },
    languageHref: '?lang=en',
  }
  return renderPage(
    <AppPage title="Prov" lang="sv" assets={assets} frame={frame} {...more}>
      <h1>Prov</h1>
      {children}
    </AppPage>,
  )
}

function inbox(openId?: string): string {
  return draw(
    <>
      <SearchForm lang="sv" action="/" label="Sök" />
      <LiveQueue eventsHref="/handelser" fragmentHref="/bit" logInHref="/logga-in">
        <Queue openId={openId} />
      </LiveQueue>
      <span data-live="antal">{rows.length} öppna</span>
      <Form action="/svar">
        <TextArea lang="sv" name="svar" label="Svar" limit={20} draftKey="kim-1" reply />
        <Button kind="main">Skicka</Button>
      </Form>
      <ParagraphChip lang="sv" title="Svarstid" demand="Svara i tid." modality="ska" href="/regel" />
    </>,
  )
}

function createApp(): Hono {
  const app = new Hono()
  app.route('/', assets.app)
  app.get('/', (c) => c.html(inbox()))
  app.get('/rutor/:id', (c) => {
    const queue = [<QueueHead key="head" title="Inkorg" />, <Queue key="rows" openId={c.req.param('id')} />]
    return c.html(draw(<InboxPanes lang="sv" isOpen queue={queue} item={null} />, { width: 'panes' }))
  })
  app.get('/kö/:id', (c) => c.html(inbox(c.req.param('id'))))
  app.get('/bit', (c) =>
    signedIn
      ? c.html(
          renderFragment(
            <>
              <Queue />
              <span data-live="antal">{rows.length} öppna</span>
            </>,
          ),
        )
      : c.redirect('/logga-in'),
  )
  app.get('/handelser', (c) =>
    streamSSE(c, async (stream) => {
      changed.push(() => void stream.writeSSE({ data: 'changed' }))
      while (!stream.aborted) await wait(20)
    }),
  )
  app.post('/svar', async (c) => {
    posted.push(new URLSearchParams(await c.req.text()).get('svar') ?? '')
    await wait(300)
    return c.redirect('/skickat')
  })
  app.get('/skickat', (c) =>
    c.html(draw(null, { flash: { tone: 'done', text: 'Skickat.', draftSent: 'kim-1' } })),
  )
  app.post('/logga-ut', (c) => c.redirect('/ute'))
  app.get('/ute', (c) => c.html(draw(null)))
  app.get('/fel', (c) =>
    c.html(
      draw(
        <>
          <ErrorSummary lang="sv" errors={[{ field: 'adress', text: 'Skriv hela adressen' }]} />
          <TextField lang="sv" name="adress" label="Adress" error="Skriv hela adressen" />
        </>,
        { hasErrors: true },
      ),
    ),
  )
  app.get('/klocka', (c) => {
    // The server's own "now" is what counts: the browser's calendar says another year altogether.
    const clock = { lang: 'sv', now } as const
    return c.html(
      draw(
        <>
          <Clock {...clock} state="now" dueAt={now.add({ seconds: 1 })} />
          <Clock {...clock} state="calm" dueAt={Temporal.Instant.from('2026-11-23T22:59:00Z')} />
          <Clock {...clock} state="now" dueAt={now.add({ minutes: 130, seconds: 30 })} show="left" />
        </>,
      ),
    )
  })
  app.get('/utan', (c) => c.html(draw(<SearchForm lang="sv" action="/" label="Sök" />, { shortcuts: false })))
  return app
}

beforeAll(async () => {
  assets = await createAssets()
  const app = createApp()
  server = await servePages((request) => app.fetch(request))
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await server.close()
})

beforeEach(async () => {
  rows = ['a', 'b', 'c'].map((id) => row(id))
  posted = []
  signedIn = true
  changed = []
  page = await browser.newPage({ viewport: { width: 1200, height: 900 } })
  return () => page.context().close()
})

const go = (path: string) => page.goto(`${server.origin}${path}`)
const focusedText = () => page.evaluate(() => document.activeElement?.textContent ?? '')
const tellAll = () => changed.forEach((tell) => tell())

describe('keyboard shortcuts', () => {
  it('j and k mark rows when none is open, and open the next when one is', async () => {
    await go('/')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focusedText()).toBe('Avsändare b')
    await page.keyboard.press('k')
    expect(await focusedText()).toBe('Avsändare a')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/a')
    await page.keyboard.press('j')
    await page.waitForURL('**/b')
  })

  it('never act while somebody types, and / and r go to their fields', async () => {
    await go('/')
    await page.keyboard.press('/')
    await page.keyboard.type('jkr?')
    expect(await page.inputValue('[data-search]')).toBe('jkr?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('r')
    await page.keyboard.type('hej /')
    expect(await page.inputValue('textarea')).toBe('hej /')
  })

  it('? opens the help over the page, and the switch there turns them off for good (WCAG 2.1.4)', async () => {
    await go('/')
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Kortkommandon' })
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByRole('button', { name: 'Stäng av kortkommandon' }).click()
    await page.keyboard.press('Escape')
    await go('/')
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  })

  it('are off when the person has chosen so in their settings', async () => {
    await go('/utan')
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  })

  it('Escape closes the chip one is in and stays on it', async () => {
    await go('/')
    await page.locator('.chip summary').press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    expect(await page.locator('.chip[open]').count()).toBe(0)
    expect(await focusedText()).toContain('Svarstid')
  })
})

describe('writing', () => {
  it('counts down, says when it is too much, and never cuts the text off', async () => {
    await go('/')
    expect(await page.locator('.field-count').textContent()).toContain('Högst 20 tecken')
    await page.fill('textarea', 'Hej 👩‍👧')
    expect(await page.locator('.field-count').textContent()).toBe('13\u00a0tecken kvar')
    await page.fill('textarea', 'x'.repeat(23))
    expect(await page.locator('.field-count').textContent()).toBe('3\u00a0tecken för mycket')
    expect(await page.inputValue('textarea')).toHaveLength(23)
  })

  it('keeps the draft over a reload, and forgets it once it is sent', async () => {
    await go('/')
    await page.fill('textarea', 'Hej Bosse')
    await page.reload()
    expect(await page.inputValue('textarea')).toBe('Hej Bosse')
    expect(await page.locator('.draft-note').textContent()).toContain('utkast är tillbaka')
    await page.getByRole('button', { name: 'Skicka' }).click()
    await page.waitForURL('**/skickat')
    await go('/')
    expect(await page.inputValue('textarea')).toBe('')
  })

  it('throws a draft away when asked', async () => {
    await go('/')
    await page.fill('textarea', 'Hej Bosse')
    await page.reload()
    await page.getByRole('button', { name: 'Kasta utkastet' }).click()
    await page.reload()
    expect(await page.inputValue('textarea')).toBe('')
  })

  it('leaves nobody’s words behind on a shared computer after logging out', async () => {
    await go('/')
    await page.fill('textarea', 'Hemligt')
    await page.getByRole('button', { name: 'Logga ut' }).click()
    await page.waitForURL('**/ute')
    const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))
    expect(left).toEqual([])
  })

  it('sends once however often the button is pressed', async () => {
    await go('/')
    await page.fill('textarea', 'Hej')
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('form[action="/svar"] button')
      for (let i = 0; i < 3; i++) button?.click()
    })
    await page.waitForURL('**/skickat')
    expect(posted).toEqual(['Hej'])
  })

  it('Ctrl and Enter send the reply', async () => {
    await go('/')
    await page.keyboard.press('r')
    await page.keyboard.type('Hej')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL('**/skickat')
    expect(posted).toEqual(['Hej'])
  })

  it('starts at the error summary, and its links enter the field', async () => {
    await go('/fel')
    expect(await page.title()).toMatch(/^Fel: /)
    expect(await focusedText()).toContain('En sak behöver rättas')
    await page.getByRole('link', { name: 'Skriv hela adressen' }).click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('adress')
  })

  it('reads out what just happened', async () => {
    await go('/skickat')
    expect(await focusedText()).toContain('Skickat.')
  })
})

describe('the live queue', () => {
  const texts = () => page.locator('[data-queue] .queue-item-text').allTextContents()

  beforeEach(async () => {
    await go('/')
    await expect.poll(() => changed.length).toBeGreaterThan(0)
    await wait(500)
  })

  it('counts new rows in a pill and shows them only when asked', async () => {
    await page.locator('#b .queue-item-link').focus()
    rows = [row('ny1'), row('ny2'), ...rows]
    tellAll()
    const pill = page.getByRole('button', { name: '2 nya' })
    await pill.waitFor()
    expect(await texts()).toEqual(['Ärende a', 'Ärende b', 'Ärende c'])
    expect(await focusedText()).toBe('Avsändare b')
    expect(await page.locator('[data-live="antal"]').first().textContent()).toBe('5 öppna')
    await pill.click()
    expect(await texts()).toEqual(['Ärende ny1', 'Ärende ny2', 'Ärende a', 'Ärende b', 'Ärende c'])
    expect(await focusedText()).toBe('Avsändare ny1')
    expect(await pill.isVisible()).toBe(false)
  })

  it('changes a row in place and keeps the focus that was in it', async () => {
    await page.locator('#b .queue-item-link').focus()
    rows = [row('a'), row('b', 'Ändrad lydelse', '2'), row('c')]
    tellAll()
    await expect.poll(texts).toEqual(['Ärende a', 'Ändrad lydelse', 'Ärende c'])
    expect(await focusedText()).toBe('Avsändare b')
  })

  it('crosses out a row that left instead of pulling it away, and lets older rows in last', async () => {
    rows = [row('a'), row('c'), row('d')]
    tellAll()
    await expect.poll(texts).toEqual(['Ärende a', 'Ärende b', 'Ärende c', 'Ärende d'])
    expect(await page.locator('#b.is-gone').textContent()).toContain('Inte längre i den här vyn')
    rows = ['a', 'b', 'c', 'd'].map((id) => row(id))
    tellAll()
    await expect.poll(() => page.locator('.is-gone').count()).toBe(0)
  })

  it('says when the session has ended', async () => {
    signedIn = false
    tellAll()
    const note = page.locator('.queue-note')
    await expect.poll(() => note.textContent()).toBe('Du har blivit utloggad. Logga in')
    expect(await note.getByRole('link').getAttribute('href')).toBe('/logga-in')
  })
})

it('shows the open row wherever it stands in the queue, and Tab still begins at the skip links', async () => {
  rows = Array.from({ length: 60 }, (_, i) => row(`r${i}`))
  for (const id of ['r50', 'r20']) {
    await go(`/rutor/${id}`)
    const isShown = await page.locator(`#${id}`).evaluate((it) => {
      const pane = it.closest('.pane-queue')
      const head = pane?.querySelector('.queue-head')?.getBoundingClientRect()
      const { top, bottom } = it.getBoundingClientRect()
      return top + 1 >= (head?.bottom ?? 0) && bottom <= (pane?.getBoundingClientRect().bottom ?? 0) + 1
    })
    expect(isShown, id).toBe(true)
  }
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.skip-links') !== null)).toBe(true)
})

describe('clocks', () => {
  it('follow the server’s time and pass when it passes', async () => {
    await page.clock.install({ time: new Date('2031-02-03T04:05:06Z') })
    await go('/klocka')
    const [first, second, third] = await page.locator('ticking-clock').all()
    expect(await first?.textContent()).toContain('i\u00a0dag 14:30')
    expect(await second?.textContent()).toContain('mån\u00a023\u00a0nov 23:59')
    expect(await third?.textContent()).toContain('2\u00a0h 10\u00a0min kvar')
    await page.clock.runFor(61 * 60_000)
    expect(await first?.textContent()).toContain('passerad 1\u00a0h')
    expect(await first?.getAttribute('class')).toContain('is-over')
    expect(await third?.textContent()).toContain('1\u00a0h 9\u00a0min kvar')
    await page.clock.runFor(11 * 60 * 60_000)
    expect(await second?.textContent()).toContain('mån\u00a023\u00a0nov 23:59')
  })
})
