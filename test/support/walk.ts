/** The steps of a person at the keyboard, for the tests that walk the pages: each waits for what that person would wait for. */
import type { APIResponse, BrowserContextOptions, Locator } from 'playwright-core'
import { expect, vi } from 'vitest'
import type { ApiClient } from './api-client.ts'
import type { TestBrowser, TestPage } from './browser.ts'
import type { RunningTestApp } from './run-app.ts'

/** For what a worker does in the background. */
const PATIENCE_MS = 20_000
/** For what a page answers: shorter than a test may take, so that what was waited for is named when it does not come. */
const PAGE_PATIENCE_MS = 10_000

/** The three panes of an item's page. */
export const queueOf = (page: TestPage): Locator => page.getByRole('region', { name: 'Kö' })
export const matterOf = (page: TestPage): Locator => page.getByRole('region', { name: 'Ärende' })
export const decisionOf = (page: TestPage): Locator => page.getByRole('region', { name: 'Beslut' })

/** What a person reads there: hard spaces and line breaks count as spaces. */
export async function wordsIn(place: Locator): Promise<string> {
  return (await place.innerText()).replace(/\s+/gu, ' ')
}

/** A browser window of anybody. */
export async function visitor(
  app: RunningTestApp,
  browser: TestBrowser,
  options: BrowserContextOptions = {},
): Promise<TestPage> {
  const page = await browser.newPage({
    baseURL: app.origin,
    viewport: { width: 1440, height: 1000 },
    ...options,
  })
  page.setDefaultTimeout(PAGE_PATIENCE_MS)
  return page
}

/** A browser window of somebody who has signed in with one click. */
export async function signedIn(
  app: RunningTestApp,
  browser: TestBrowser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<TestPage> {
  const page = await visitor(app, browser, options)
  await signIn(page, name)
  return page
}

/** Again, when a session has ended meanwhile. */
export async function signIn(page: TestPage, name: string): Promise<void> {
  await page.goto('/logga-in')
  await page.getByRole('button', { name: `Logga in som ${name}` }).click()
  await page.getByRole('button', { name: 'Logga ut' }).waitFor()
}

export type Written = {
  readonly postId: string
  readonly as: string
  readonly text: string
  readonly picture?: string
}

const squarePath = (postId: string): string => `/torgplatsen/${postId.replace('_', '/posts/')}`

/** As a citizen on the practice square: chooses who to be, writes, publishes. */
export async function writeComment(page: TestPage, { postId, as, text, picture }: Written): Promise<void> {
  await page.goto(squarePath(postId))
  await page.getByLabel('Din kommentar').fill(text)
  await page.getByLabel('eller under ett eget påhittat namn').fill(as)
  if (picture !== undefined) await page.getByLabel('Bifoga en bild').selectOption(picture)
  await page.getByRole('button', { name: 'Publicera' }).click()
  await page.getByText('Publicerat. Kommunen får veta det inom någon sekund.').waitFor()
}

/** Loads the page again until that is seen: what a worker does in the meantime comes to a page that is looked at anew. */
export async function reloadUntil(page: TestPage, seen: Locator): Promise<void> {
  await vi.waitFor(
    async () => {
      if (await seen.first().isVisible()) return
      await page.reload()
      expect(await seen.first().isVisible(), await wordsIn(page.locator('main'))).toBe(true)
    },
    { timeout: PATIENCE_MS, interval: 150 },
  )
}

/** Opens the item with those words from the queue, as soon as it has come. */
export async function openItem(page: TestPage, words: string, view = 'all'): Promise<void> {
  await page.goto(`/inkorg?vy=${view}`)
  const row = queueOf(page).getByRole('listitem').filter({ hasText: words })
  await reloadUntil(page, row)
  await row.getByRole('link').first().click()
  await matterOf(page).getByText(words.slice(0, 40)).first().waitFor()
}

/** The id of the item whose page it is. */
export function idIn(page: TestPage): string {
  return /\/inkorg\/([^/?#]+)/.exec(page.url())?.[1] ?? ''
}

export type Triage = { readonly class: string; readonly isAcute?: boolean; readonly isNow?: boolean }

/** Fills in what it is and the two questions, wherever that form stands on the page: open at first, folded afterwards. */
export async function triage(page: TestPage, wish: Triage): Promise<void> {
  const decision = decisionOf(page)
  await fold(page, 'Ändra bedömningen')
  const form = decision.locator('form[action$="/bedom"]')
  await form.getByRole('radio', { name: new RegExp(`^${wish.class}`) }).check()
  const answer = async (question: string, isYes: boolean) => {
    const group = form.getByRole('group', { name: question })
    await group.getByRole('radio', { name: isYes ? 'Ja' : 'Nej' }).check()
  }
  await answer('Är det akut?', wish.isAcute ?? false)
  await answer('Sker det just nu?', wish.isNow ?? false)
  await form.getByRole('button', { name: 'Spara bedömningen' }).click()
  await page.getByText('Bedömningen är sparad.').waitFor()
}

/** Opens a fold of the decision pane if it is there and shut. */
export async function fold(page: TestPage, title: string): Promise<void> {
  const found = decisionOf(page)
    .locator('details')
    .filter({ has: page.locator('summary', { hasText: title }) })
  if ((await found.count()) === 0 || (await found.first().getAttribute('open')) !== null) return
  await found.first().locator('summary').first().click()
}

export async function answer(page: TestPage, text: string): Promise<void> {
  await fold(page, 'Svara')
  const form = decisionOf(page).locator('form[action$="/svara"]')
  await form.getByLabel('Ditt svar').fill(text)
  await form.getByRole('button', { name: 'Skicka svaret' }).click()
  await page.getByText('Svaret är på väg.').waitFor()
}

/** Sends a form past the page's own buttons, as somebody would who wants to skip a step: with the session's cookie and token. */
export async function sendForm(
  page: TestPage,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<APIResponse> {
  const token = await page.locator('input[name="_csrf"]').first().getAttribute('value')
  const origin = new URL(page.url()).origin
  return page.request.post(path, {
    form: { _csrf: token ?? '', ...fields },
    headers: { origin },
    maxRedirects: 0,
  })
}

const BY_API: Readonly<Record<RemovalStep, string>> = {
  underlag: 'evidence',
  'ta-bort': 'remove',
  dolj: 'hide',
  underratta: 'notice',
}
export type RemovalStep = 'underlag' | 'ta-bort' | 'dolj' | 'underratta'

/** Tries steps that are not due, past the page's buttons and over the API: each is refused both ways. */
export async function expectLocked(
  page: TestPage,
  api: ApiClient,
  steps: readonly RemovalStep[],
): Promise<void> {
  for (const step of steps) {
    const id = idIn(page)
    const form = await sendForm(page, `/inkorg/${id}/${step}`, {})
    expect([409, 422], `the form ${step} answered ${form.status()}`).toContain(form.status())
    const { status, code } = await api.post(
      `/messages/${id}/${BY_API[step]}`,
      step === 'underratta' ? {} : undefined,
    )
    expect([409, 422], `the API's ${BY_API[step]} answered ${status} ${String(code)}`).toContain(status)
  }
}

export type GroundWish = { readonly ground: RegExp; readonly assessment: string; readonly service?: string }

export async function decideGround(page: TestPage, wish: GroundWish): Promise<void> {
  const form = decisionOf(page).locator('form[action$="/grund"]')
  await form.getByRole('radio', { name: wish.ground }).check()
  await form.getByLabel('Din bedömning').fill(wish.assessment)
  if (wish.service !== undefined) await form.getByLabel('Berörd verksamhet').selectOption(wish.service)
  await form.getByRole('button', { name: 'Fastställ grunden' }).click()
  await page.getByText('Grunden är fastställd. Säkra nu underlaget.').waitFor()
}

export async function secureEvidence(page: TestPage): Promise<void> {
  await decisionOf(page).getByRole('button', { name: 'Säkra underlaget' }).click()
  await reloadUntil(page, decisionOf(page).getByText('Underlaget är säkrat och förseglat.'))
}

/** From the removal's step, or from the fold where nothing is removed. */
export async function handOver(page: TestPage, note: string): Promise<void> {
  const form = decisionOf(page).locator('form[action$="/diariefor"]')
  await form.getByLabel('Kort om saken').fill(note)
  await form.getByRole('button', { name: 'Lämna över' }).click()
  await page.getByText('Överlämnat till diarieföring.').waitFor()
}

export async function removeForAll(page: TestPage): Promise<void> {
  await decisionOf(page).getByRole('button', { name: 'Ta bort', exact: true }).click()
  await reloadUntil(page, decisionOf(page).getByText('Borttaget på nätverket.'))
}

export async function tellAuthor(page: TestPage): Promise<void> {
  await decisionOf(page).getByRole('button', { name: 'Skicka beskedet' }).click()
  await reloadUntil(page, decisionOf(page).getByText('Avsändaren har fått besked.'))
}

/** Opens what waits at a desk for registration. */
export async function openRegistration(page: TestPage, author: string): Promise<void> {
  await page.goto('/diarieforing')
  await page
    .getByRole('link', { name: `Från ${author}` })
    .first()
    .click()
  await page.getByRole('heading', { name: `Från ${author}` }).waitFor()
}

/** Every step of the way to the diary that leads onward from a desk. */
export async function passOn(page: TestPage, author: string): Promise<void> {
  await openRegistration(page, author)
  await page.getByRole('button', { name: 'Bekräfta mottagandet' }).click()
  await page.getByRole('button', { name: 'Förmedla' }).click()
  await page.getByText('Klart.').waitFor()
}

export async function enterNumber(page: TestPage, number: string): Promise<void> {
  await page.getByLabel('Diarienummer').fill(number)
  await page.getByRole('button', { name: 'Diarieför', exact: true }).click()
}
