import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { openMailbox, type Mailbox } from '#test/open-mailbox.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import {
  decisionOf,
  idIn,
  matterOf,
  openItem,
  queueOf,
  sendForm,
  signIn,
  signedIn,
  triage,
  visitor,
  wordsIn,
  writeComment,
} from '#test/walk.ts'
import { messageWith, onTheWall, triageByApi, type ApiMessage } from '#test/work-by-api.ts'
import { demoEmail } from '../../src/demo/people.ts'

const SMELL = 'Det luktar gas vid Hertingsskolan. Är det farligt att vara på skolgården?'
const FRIDAY = '2026-03-27T18:10+01:00'

let app: RunningTestApp
let mailbox: Mailbox
let browser: TestBrowser
let api: ApiClient
let citizen: TestPage
let communicator: TestPage
let postId: string

beforeAll(async () => {
  mailbox = await openMailbox()
  app = await runApp({ at: '2026-03-27T18:00+01:00', smtpUrl: mailbox.url })
  browser = await openBrowser()
  const { pages, staff } = app.falkenberg
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Trevlig helg önskar vi i kommunen.' }).id
  api = await apiClient(app, app.falkenberg)
  citizen = await visitor(app, browser)
  communicator = await signedIn(app, browser, staff.communicator)
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
  await mailbox.close()
})

const inApi = async (id: string) => (await api.get(`/messages/${id}`)).body as ApiMessage
const journalOf = (page: TestPage) => wordsIn(matterOf(page).getByRole('region', { name: 'Journal' }))

describe('scenario 10 under Falkenberg’s policy', () => {
  it('neither of the two questions can be left out, on the page or over the API (F-103)', async () => {
    app.clock.set(FRIDAY)
    await writeComment(citizen, { postId, as: 'Amira Stålhammer', text: SMELL })
    await openItem(communicator, SMELL)
    const id = idIn(communicator)
    const { version, dueAt } = await inApi(id)
    expect(onTheWall(dueAt)).toBe('2026-04-01T23:59')
    for (const half of [{ isAcute: 'yes' }, { isHappeningNow: 'yes' }]) {
      const fields = { classKey: 'question', version: String(version), ...half }
      expect((await sendForm(communicator, `/inkorg/${id}/bedom`, fields)).status()).toBe(422)
    }
    for (const half of [{ isAcute: true }, { isHappeningNow: true }])
      expect(
        (await api.post(`/messages/${id}/triage`, { classKey: 'question', version, ...half })).status,
      ).toBe(400)
    expect(await inApi(id)).toMatchObject({ version, dueAt })
  })

  it('yes to one of them alone is not urgent (F-103)', async () => {
    await triage(communicator, { class: 'Fråga', isAcute: true, isNow: false })
    const { dueAt, ruleId } = await inApi(idIn(communicator))
    expect([onTheWall(dueAt), ruleId]).toEqual(['2026-04-01T23:59', 'answer-otherwise'])
  })

  it('yes to both: due on Saturday at the same time (F-101)', async () => {
    await triage(communicator, { class: 'Fråga', isAcute: true, isNow: true })
    const { dueAt, ruleId, modality } = await inApi(idIn(communicator))
    expect([onTheWall(dueAt), ruleId, modality]).toEqual(['2026-03-28T18:10', 'answer-urgent', 'ska'])
    expect(await wordsIn(decisionOf(communicator))).toMatch(/i morgon 18:10 24 timmar, akut/)
    expect(await wordsIn(queueOf(communicator))).toContain('1 brådskar')
    expect(await journalOf(communicator)).toMatch(
      /Bedömt på nytt Fråga, akut och just nu, svar senast 28 mars 2026 18:10, förut 1 apr 2026 23:59/,
    )
  })

  it('whoever is on call is alarmed at once, in the app and by mail, without the citizen’s words (F-101)', async () => {
    const { communicator: owner, crisis } = app.falkenberg.staff
    const mails = await vi.waitFor(
      () => {
        expect(mailbox.mails).toHaveLength(2)
        return mailbox.mails
      },
      { timeout: 20_000, interval: 100 },
    )
    const addresses = [owner, crisis].map((name) => demoEmail(name, 'falkenberg'))
    expect(mails.flatMap((mail) => mail.to).sort()).toEqual(addresses.sort())
    for (const mail of mails) {
      expect(mail.headers['subject']).toBe('Akut: någon behöver svar – Falkenbergs kommun')
      for (const { bytes } of mail.bodies) expect(bytes.toString()).not.toMatch(/gas|Hertings|Amira/)
    }
    const onCall = await signedIn(app, browser, crisis)
    await onCall.goto('/aviseringar')
    expect(await wordsIn(onCall.locator('main'))).toContain('Svaret ska vara skickat senast 28 mars 18:10.')
    await onCall.getByRole('link', { name: /Öppna ärendet/ }).click()
    await matterOf(onCall).getByText(SMELL).first().waitFor()
  })

  it('assessed anew as not urgent: the third working day, and the change stands in the journal (F-102, F-103)', async () => {
    await triage(communicator, { class: 'Fråga', isAcute: false, isNow: false })
    expect(onTheWall((await inApi(idIn(communicator))).dueAt)).toBe('2026-04-01T23:59')
    expect(await wordsIn(decisionOf(communicator))).toMatch(/ons 1 apr 23:59 3 arbetsdagar/)
    expect(await journalOf(communicator)).toMatch(
      /Bedömt på nytt Fråga, svar senast 1 apr 2026 23:59, förut 28 mars 2026 18:10 av Samira Lindehäll/,
    )
  })

  it.each([
    ['the night when an hour is lost', '2026-03-28T18:10+01:00', true, '2026-03-29T18:10'],
    ['midsommarafton is no working day', '2026-06-17T12:00+02:00', false, '2026-06-23T23:59'],
    ['the night when an hour comes twice', '2026-10-24T18:10+02:00', true, '2026-10-25T18:10'],
  ] as const)('%s: received %s, urgent %s, due %s (F-101, F-102)', async (words, at, isUrgent, due) => {
    await nothingIsAsked()
    app.clock.set(at)
    const text = `Hur blir det med bussarna? (${words})`
    app.lab.writeComment({ postId, author: 'Amira Stålhammer', text })
    const urgency = { isAcute: isUrgent, isHappeningNow: isUrgent }
    expect(onTheWall((await triageByApi(api, text, { classKey: 'question', ...urgency })).dueAt)).toBe(due)
  })
})

describe('scenario 10: before Easter', () => {
  it('what comes on Thursday at 16:00 is due on Thursday the week after (F-102)', async () => {
    const text = 'När hämtas soporna efter påsk?'
    app.clock.set('2026-04-02T16:00+02:00')
    app.lab.writeComment({ postId, author: 'Gunborg Ekträd', text })
    await triageByApi(api, text, { classKey: 'question' })
    expect(onTheWall((await messageWith(api, text)).dueAt)).toBe('2026-04-09T23:59')

    await signIn(communicator, app.falkenberg.staff.communicator)
    await openItem(communicator, text)
    expect(await wordsIn(decisionOf(communicator))).toMatch(/tors 9 apr 23:59 3 arbetsdagar/)
  })
})

/** A question to the network that is under way when the clock jumps would date its answer before what it tells of. */
async function nothingIsAsked(): Promise<void> {
  const { orgId } = app.falkenberg
  await vi.waitFor(async () => {
    const waiting = await app.services.db.forOrg(orgId, async (tx) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from message where context_fetched_at is null and context_problem is null`.execute(
        tx,
      )
      return rows[0]?.n
    })
    expect(waiting).toBe(0)
  }, 20_000)
}
