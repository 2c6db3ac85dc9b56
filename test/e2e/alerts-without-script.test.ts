import net from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { readMime } from '#test/read-mime.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { reloadUntil, sendForm, signedIn, visitor, wordsIn, writeComment } from '#test/walk.ts'

const SMELL = 'Det luktar bränt vid simhallen. Är den utrymd?'
const AUTHOR = 'Ingegerd Kvarnvik'
const FRIDAY_NIGHT = '2026-11-20T23:10+01:00'

let smtp: SMTPServer
const received: { to: string; text: string }[] = []
let app: RunningTestApp
let browser: TestBrowser
let api: ApiClient
let reader: TestPage

beforeAll(async () => {
  smtp = await mailServer()
  const { port } = smtp.server.address() as net.AddressInfo
  app = await runApp({ at: '2026-11-20T23:00+01:00', smtpUrl: `smtp://127.0.0.1:${port}` })
  browser = await openBrowser()
  api = await apiClient(app, app.falkenberg)
  const { pages, staff } = app.falkenberg
  const { id: postId } = app.lab.publishPost({ pageId: pages.official, text: 'Trevlig helg!' })
  app.clock.set(FRIDAY_NIGHT)
  const citizen = await visitor(app, browser)
  await writeComment(citizen, { postId, as: AUTHOR, text: SMELL })
  reader = await signedIn(app, browser, staff.communicator, { javaScriptEnabled: false })
})
afterAll(async () => {
  await browser.close()
  await app.stop()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

async function mailServer(): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void buffer(stream).then((raw) => {
        const text = readMime(raw).bodies.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', text: text.join('\n') })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return server
}

type Listed = { readonly id: string; readonly text: string; readonly version: number }

async function triageUrgent(): Promise<string> {
  const found = await vi.waitFor(
    async () => {
      const { items } = (await api.get('/messages')).body as { items: readonly Listed[] }
      const item = items.find(({ text }) => text === SMELL)
      expect(item).toBeDefined()
      return item!
    },
    { timeout: 20_000, interval: 200 },
  )
  const answers = { classKey: 'question', isAcute: true, isHappeningNow: true, version: found.version }
  expect((await api.post(`/messages/${found.id}/triage`, answers)).status).toBeLessThan(300)
  return found.id
}

describe('an urgent item late on a Friday night', () => {
  it('is seen in the menu and on the page of alerts, and mailed at once with nothing of what was written', async () => {
    await reader.goto('/aviseringar')
    expect(await wordsIn(reader.locator('main'))).toContain('Inga aviseringar')
    const id = await triageUrgent()
    const { holder, text } = await vi.waitFor(
      () => {
        const [mail] = received
        expect(mail).toBeDefined()
        return { holder: mail!.to, text: mail!.text }
      },
      { timeout: 20_000, interval: 200 },
    )
    expect(holder).toContain('@')
    expect(text).toContain(`${app.origin}/inkorg/${id}`)
    expect(text).not.toMatch(/simhallen|Kvarnvik|Ingegerd/)
    await reloadUntil(reader, reader.getByText('Akut: någon behöver svar'))
    // the sweep may have told of the accounts too by now
    expect(await wordsIn(reader.getByRole('link', { name: /^Aviseringar/ }))).toMatch(/^Aviseringar \d+$/)
    expect(await wordsIn(reader.locator('main'))).not.toMatch(/simhallen|Kvarnvik/)
    await reader.getByRole('link', { name: /^Öppna ärendet/ }).click()
    expect(reader.url()).toContain(`/inkorg/${id}`)
  })

  it('is marked as read with a form; without the session’s token nothing is', async () => {
    await reader.goto('/aviseringar')
    const urgent = reader.getByRole('listitem').filter({ hasText: 'Akut: någon behöver svar' })
    const path = await urgent.locator('form[action$="/last"]').getAttribute('action')
    const forged = await sendForm(reader, path ?? '', { _csrf: 'forged' })
    expect(forged.status()).toBe(403)
    await reader.reload()
    await urgent.getByRole('button', { name: /^Markera som läst/ }).click()
    await reader.getByText('Markerat som läst.').waitFor()
    expect(await urgent.getByRole('button', { name: /^Markera som läst/ }).count()).toBe(0)
    const all = reader.getByRole('button', { name: 'Markera alla som lästa' })
    if ((await all.count()) > 0) await all.click()
    expect(await wordsIn(reader.getByRole('link', { name: /^Aviseringar/ }))).toBe('Aviseringar')
    expect(await wordsIn(reader.locator('main'))).toContain('Du har läst allt.')
  })

  it('mails about what is near are a choice that is kept', async () => {
    const choice = reader.getByLabel('Mejla mig när en tid snart går ut')
    expect(await choice.isChecked()).toBe(true)
    await choice.uncheck()
    await reader.getByRole('button', { name: 'Spara' }).click()
    await reader.getByText('Sparat.').waitFor()
    expect(await choice.isChecked()).toBe(false)
  })
})
