import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJournal } from '#core/ledger/ledger.ts'
import { readPeople } from '#modules/organisation/index.ts'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { readZip } from '#test/read-zip.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import {
  answer,
  decisionOf,
  fold,
  handOver,
  idIn,
  matterOf,
  openItem,
  openRegistration,
  reloadUntil,
  signedIn,
  triage,
  visitor,
  wordsIn,
  writeComment,
} from '#test/walk.ts'
import { messageWith, triageByApi } from '#test/work-by-api.ts'

const VIEWPOINT = 'Belysningen på Stigvägen har varit trasig i en månad. Det är mörkt och otäckt.'

let app: RunningTestApp
let browser: TestBrowser
let api: ApiClient
let citizen: TestPage
let shy: TestPage
let postId: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
  browser = await openBrowser()
  const { pages, staff } = app.falkenberg
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Vi byter lampor i gatubelysningen.' }).id
  api = await apiClient(app, app.falkenberg)
  citizen = await visitor(app, browser)
  shy = await signedIn(app, browser, staff.shy)
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
})

const repliesTo = (text: string) =>
  app.lab
    .publicView(postId)
    .comments.find((comment) => comment.text === text)
    ?.replies.map((reply) => reply.text)
const names = () => app.falkenberg.staff
const personId = async (name: string) => {
  const { orgId } = app.falkenberg
  const people = await app.services.db.forOrg(orgId, (tx) => readPeople(tx, orgId))
  return people.find((person) => person.fullName === name)?.id
}
/** Asked by a citizen, assessed, and ready to be answered. */
async function asked(text: string): Promise<{ id: string; version: number }> {
  app.lab.writeComment({ postId, author: 'Tuva Granlöf', text })
  return triageByApi(api, text, { classKey: 'question' })
}

describe('scenario 12 under Falkenberg’s policy: a reply without a signature', () => {
  it('gets name, role and municipality, and a signature written by hand is not doubled (F-104)', async () => {
    const signAsPersonId = await personId(names().communicator)
    const signed = `/${names().communicator}, kommunikatör, Falkenbergs kommun`
    for (const [question, text] of [
      ['När byts lamporna på Storgatan?', 'Hej! Nästa vecka.'],
      ['Och på Nygatan?', `Hej! Nästa vecka.\n${signed}`],
    ] as const) {
      const { id, version } = await asked(question)
      const sent = await api.post(`/messages/${id}/reply`, { text, version, signAsPersonId })
      expect(sent).toMatchObject({ status: 202, body: { text: `Hej! Nästa vecka.\n${signed}` } })
    }
  })

  it('is not sent over the API without saying whose it is (F-104)', async () => {
    const { id, version } = await asked('Vem svarar här egentligen?')
    const answered = await api.post(`/messages/${id}/reply`, { text: 'Hej!', version })
    expect(answered).toMatchObject({ status: 422, code: 'signer-needed' })
    expect(repliesTo('Vem svarar här egentligen?')).toEqual([])
  })
})

describe('scenario 12: somebody who does not show their name', () => {
  it('signs with role and municipality, and is told so before sending (F-105)', async () => {
    await writeComment(citizen, { postId, as: 'Tuva Granlöf', text: VIEWPOINT })
    await openItem(shy, VIEWPOINT)
    await triage(shy, { class: 'Synpunkt eller klagomål' })
    await fold(shy, 'Svara')
    expect(await wordsIn(decisionOf(shy))).toContain('/kommunikatör, Falkenbergs kommun')
    const hasName = await decisionOf(shy).locator('form[action$="/svara"]').getByText(names().shy).count()
    expect(hasName).toBe(0)
  })

  it('is stopped when the name has slipped into the text, on the page and over the API (F-105, F-184)', async () => {
    const text = `Hej! Ring och fråga efter ${names().shy} så ordnar vi det.`
    const form = decisionOf(shy).locator('form[action$="/svara"]')
    await form.getByLabel('Ditt svar').fill(text)
    await form.getByRole('button', { name: 'Skicka svaret' }).click()
    await decisionOf(shy).getByText(/namn/).first().waitFor()
    expect(await form.getByLabel('Ditt svar').inputValue()).toBe(text)

    const { id, version } = await messageWith(api, VIEWPOINT)
    const signAsPersonId = await personId(names().shy)
    expect(await api.post(`/messages/${id}/reply`, { text, version, signAsPersonId })).toMatchObject({
      status: 422,
      code: 'withheld-name',
    })
    expect(repliesTo(VIEWPOINT)).toEqual([])
  })

  it('answers without a name where anybody can read it (F-105)', async () => {
    await answer(shy, 'Hej Tuva! Vi lagar den i veckan.')
    await reloadUntil(shy, decisionOf(shy).getByText('Nätverket har bekräftat.'))
    expect(repliesTo(VIEWPOINT)).toEqual([
      'Hej Tuva! Vi lagar den i veckan.\n/kommunikatör, Falkenbergs kommun',
    ])
    await citizen.reload()
    await citizen.getByText('Vi lagar den i veckan.').waitFor()
    expect(await citizen.content()).not.toContain(names().shy)
  })

  it('is named in the internal log (F-184)', async () => {
    const journal = await wordsIn(matterOf(shy).getByRole('region', { name: 'Journal' }))
    expect(journal).toContain(`Svar skrivet av ${names().shy}`)
    const { orgId } = app.falkenberg
    const entries = await app.services.db.forOrg(orgId, (tx) => readJournal(tx, orgId, idIn(shy)))
    const written = entries.find((entry) => entry.kind === 'message.answered')
    expect(written?.actor.name).toBe(names().shy)
  })

  it('is in no file of the package that anybody may ask to see, when a colleague hands it over (F-105, F-184)', async () => {
    const communicator = await signedIn(app, browser, names().communicator)
    await communicator.goto(`/inkorg/${idIn(shy)}`)
    await handOver(communicator, 'Trasig belysning på Stigvägen')
    const contactCentre = await signedIn(app, browser, names().contactCentre)
    await openRegistration(contactCentre, 'Tuva Granlöf')
    const link = contactCentre.getByRole('link', { name: 'Hämta paketet (ZIP)' })
    const fetched = await contactCentre.request.get((await link.getAttribute('href')) ?? '')
    const files = await readZip(await fetched.body())
    expect([...files.keys()]).toEqual(expect.arrayContaining(['handling.json', 'handling.pdf']))
    expect(files.get('handling.json')?.toString()).toContain('Vi lagar den i veckan.')
    for (const [name, bytes] of files) expect(bytes.includes(names().shy), name).toBe(false)
  })
})

describe('scenario 12: one’s own choice', () => {
  it('holds from the next reply on, and nobody asks why (F-105)', async () => {
    const communicator = await signedIn(app, browser, names().communicator)
    await communicator.goto('/installningar')
    await communicator.getByLabel('Visa inte mitt namn i svar').check()
    await communicator.getByRole('button', { name: 'Spara' }).click()
    await communicator.getByText('Sparat.').waitFor()
    const { id, version } = await asked('Hur länge dröjer det?')
    const signAsPersonId = await personId(names().communicator)
    expect(
      await api.post(`/messages/${id}/reply`, { text: 'Två dagar.', version, signAsPersonId }),
    ).toMatchObject({
      status: 202,
      body: { text: 'Två dagar.\n/kommunikatör, Falkenbergs kommun' },
    })
  })
})
