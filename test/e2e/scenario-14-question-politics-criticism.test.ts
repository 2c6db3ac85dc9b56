import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import {
  answer,
  decisionOf,
  fold,
  idIn,
  matterOf,
  openItem,
  queueOf,
  reloadUntil,
  sendForm,
  signedIn,
  triage,
  visitor,
  wordsIn,
  writeComment,
} from '#test/walk.ts'

let app: RunningTestApp
let browser: TestBrowser
let citizen: TestPage
let communicator: TestPage
let postId: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  const { pages, staff } = app.falkenberg
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Nu öppnar skridskobanan i Stadsparken.' }).id
  citizen = await visitor(app, browser)
  communicator = await signedIn(app, browser, staff.communicator)
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
})

const inPublic = (text: string) =>
  app.lab.publicView(postId).comments.find((comment) => comment.text === text)
const publicReplies = (text: string) => inPublic(text)?.replies.map((reply) => reply.text)

describe('scenario 14 under Falkenberg’s policy', () => {
  it('a question is answered in the thread, from webhook to public reply (F-098, F-102, F-104)', async () => {
    const question = 'Hur länge har skridskobanan öppet på lördag?'
    await communicator.goto('/inkorg')
    await writeComment(citizen, { postId, as: 'Vera Lindqvist', text: question })
    await queueOf(communicator).getByRole('button', { name: '1 nytt' }).click()
    await queueOf(communicator).getByRole('link', { name: 'Vera Lindqvist' }).click()

    const decision = decisionOf(communicator)
    await decision.getByRole('heading', { name: 'Bedöm' }).waitFor()
    expect(await wordsIn(decision)).toContain(`Ansvarig: ${app.falkenberg.staff.communicator}`)
    await triage(communicator, { class: 'Fråga' })
    // Wednesday is day 0, so three working days end on Monday
    expect(await wordsIn(decision)).toMatch(/mån 23 nov 23:59 3 arbetsdagar/)
    expect(await wordsIn(decision)).toContain('Då ska svaret vara skickat.')

    await answer(communicator, 'Hej Vera! Banan är öppen 10–18 på lördag.')
    await reloadUntil(communicator, decision.getByText('Nätverket har bekräftat.'))
    const signed = `Hej Vera! Banan är öppen 10–18 på lördag.\n/${app.falkenberg.staff.communicator}, kommunikatör, Falkenbergs kommun`
    expect(publicReplies(question)).toEqual([signed])
    const journal = await wordsIn(matterOf(communicator).getByRole('region', { name: 'Journal' }))
    for (const line of [
      'Mottaget',
      'Bedömt Fråga, svar senast 23 nov 2026 23:59',
      'Svar skrivet',
      'Framme på nätverket',
    ])
      expect(journal).toContain(line)

    await citizen.reload()
    await citizen.getByText('Banan är öppen 10–18 på lördag.').waitFor()
    await citizen.getByText(`Svarade Vera Lindqvist`).waitFor()
  })

  it('a question for politicians gets no substantive reply and is referred to them (F-109, F-110)', async () => {
    const question = 'Varför röstade Parti X för att lägga ner badhuset?'
    await writeComment(citizen, { postId, as: 'Torbjörn Hallqvister', text: question })
    await openItem(communicator, question)
    const id = idIn(communicator)
    await triage(communicator, { class: 'Politisk fråga' })

    const decision = decisionOf(communicator)
    await decision.getByRole('heading', { name: 'Svara inte i sak' }).waitFor()
    expect(await decision.getByLabel('Ditt svar').count()).toBe(0)
    const refused = await sendForm(communicator, `/inkorg/${id}/svara`, {
      text: 'De ville spara pengar.',
      version: '1',
    })
    expect(refused.status()).toBe(422)

    const form = decision.locator('form[action$="/hanvisa"]')
    expect(await form.getByRole('radio', { name: /^Politiken/ }).isChecked()).toBe(true)
    await form.getByRole('button', { name: 'Skicka hänvisningen' }).click()
    await communicator.getByText('Hänvisningen är på väg.').waitFor()
    await reloadUntil(communicator, decision.getByText('Nätverket har bekräftat.'))
    expect(publicReplies(question)).toEqual([
      expect.stringMatching(/vi tar inte ställning i politiska frågor.*\/politik\n\/Samira Lindehäll, /s),
    ])
    expect(await wordsIn(decision)).toContain('hänvisad')
  })

  it('a question for the region is referred there (F-111)', async () => {
    const question = 'När öppnar ni fler tider på vårdcentralen?'
    await writeComment(citizen, { postId, as: 'Pirjo Lahtivirta', text: question })
    await openItem(communicator, question)
    await triage(communicator, { class: 'Gäller en annan aktör' })
    const form = decisionOf(communicator).locator('form[action$="/hanvisa"]')
    await fold(communicator, 'Hänvisa')
    expect(await form.getByRole('radio', { name: /^Region Halland/ }).isChecked()).toBe(true)
    await form.getByRole('button', { name: 'Skicka hänvisningen' }).click()
    await reloadUntil(communicator, decisionOf(communicator).getByText('Nätverket har bekräftat.'))
    expect(publicReplies(question)).toEqual([
      expect.stringContaining(
        'Det här ansvarar Region Halland för, inte kommunen. Du når dem här: https://www.regionen.example',
      ),
    ])
  })

  it('sharp criticism stays, and is proposed for registration (F-094, F-122, F-138)', async () => {
    const criticism = 'Skandal! Tredje veckan utan plogning på Kärrvägen. Ni är helt inkompetenta allihop.'
    await writeComment(citizen, { postId, as: 'Joakim Wester', text: criticism })
    await openItem(communicator, criticism)
    const id = idIn(communicator)
    await triage(communicator, { class: 'Synpunkt eller klagomål' })

    const decision = decisionOf(communicator)
    await fold(communicator, 'Ta bort eller dölj')
    expect(await wordsIn(decision)).toContain('Kritik tas aldrig bort.')
    expect(await decision.locator('form[action$="/grund"]').count()).toBe(0)
    await fold(communicator, 'Diarieföring')
    expect(await wordsIn(decision)).toContain('Synpunkter och klagomål diarieförs')

    const forced = await sendForm(communicator, `/inkorg/${id}/grund`, {
      groundCode: 'political-discussion',
      assessment: 'Inlägget kallar de anställda för inkompetenta och är elakt.',
      acknowledgesNeutrality: 'yes',
    })
    expect(forced.status()).toBe(422)
    expect(await forced.text()).toContain('får stå kvar')
    for (const verb of ['underlag', 'ta-bort', 'dolj', 'underratta']) {
      const answered = await sendForm(communicator, `/inkorg/${id}/${verb}`, {})
      if (verb !== 'underlag') expect(answered.status(), verb).toBeGreaterThanOrEqual(400)
    }
    expect(inPublic(criticism)).toMatchObject({ isHiddenFromOthers: false })
  })
})
