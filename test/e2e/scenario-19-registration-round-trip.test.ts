import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { verifyPackageZip } from '#core/documents/package-verification.ts'
import { addServicePerson } from '#test/add-service-person.ts'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { openMailbox, type Mailbox } from '#test/open-mailbox.ts'
import { readZip } from '#test/read-zip.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import {
  decisionOf,
  enterNumber,
  fold,
  handOver,
  idIn,
  matterOf,
  openItem,
  openRegistration,
  passOn,
  sendForm,
  signedIn,
  triage,
  visitor,
  wordsIn,
  writeComment,
} from '#test/walk.ts'
import { triageByApi } from '#test/work-by-api.ts'

const COMPLAINT = 'Skolskjutsen till Vessigebro kom inte i dag heller. Tredje gången den här månaden!'
const AUTHOR = 'Linnéa Brodal'
const SCHOOL_WORKER = 'Torun Almkvist'
const SCHOOLS = 'Barn- och utbildningsförvaltningen'
const CONTACT_CENTRE = 'kontaktcenter@falkenberg.example'

let app: RunningTestApp
let mailbox: Mailbox
let browser: TestBrowser
let api: ApiClient
let citizen: TestPage
let communicator: TestPage
let contactCentre: TestPage
let wrongService: TestPage
let registrar: TestPage
let postId: string

beforeAll(async () => {
  mailbox = await openMailbox()
  app = await runApp({ at: '2026-11-18T07:30+01:00', smtpUrl: mailbox.url })
  browser = await openBrowser()
  const { pages, staff } = app.falkenberg
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Så fungerar skolskjutsen.' }).id
  await addServicePerson(app, app.falkenberg, { fullName: SCHOOL_WORKER, unit: SCHOOLS })
  api = await apiClient(app, app.falkenberg)
  await api.put('/desk-addresses', { desk: 'contact-centre', unitId: null, address: CONTACT_CENTRE })
  citizen = await visitor(app, browser)
  communicator = await signedIn(app, browser, staff.communicator)
  contactCentre = await signedIn(app, browser, staff.contactCentre)
  wrongService = await signedIn(app, browser, staff.service)
  registrar = await signedIn(app, browser, staff.registrar)
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
  await mailbox.close()
})

type Hop = { readonly kind: string; readonly toDesk: string; readonly reason: string | null }
type Registration = {
  readonly id: string
  readonly desk: string
  readonly route: readonly string[]
  readonly state: string
  readonly diaryNumber: string | null
  readonly hops: readonly Hop[]
}
const registrationsOf = async (messageId: string) => {
  const { items } = (await api.get(`/messages/${messageId}/registrations`)).body as { items: Registration[] }
  return items
}
const waitsAt = async (page: TestPage, author: string) => {
  await page.goto('/diarieforing')
  return (await page.getByRole('link', { name: `Från ${author}` }).count()) > 0
}
/** From the address of the registration's page, or of a step of it that was refused. */
const numberIn = (page: TestPage) => /\/diarieforing\/([^/?#]+)/.exec(page.url())?.[1] ?? ''

describe('scenario 19 under Falkenberg’s policy: a complaint on an official account', () => {
  it('comes to the contact centre with its package, and to nobody else (F-138, F-141)', async () => {
    await writeComment(citizen, { postId, as: AUTHOR, text: COMPLAINT, picture: 'snovall.png' })
    await openItem(communicator, COMPLAINT)
    await triage(communicator, { class: 'Synpunkt eller klagomål' })
    await fold(communicator, 'Diarieföring')
    expect(await wordsIn(decisionOf(communicator))).toContain('Synpunkter och klagomål diarieförs')
    await handOver(communicator, 'Skolskjuts som uteblivit')

    expect(await waitsAt(contactCentre, AUTHOR)).toBe(true)
    expect(await waitsAt(wrongService, AUTHOR)).toBe(false)
    expect(await waitsAt(registrar, AUTHOR)).toBe(false)
    const mail = await vi.waitFor(
      () => {
        expect(mailbox.mails).toHaveLength(1)
        return mailbox.mails[0]
      },
      { timeout: 20_000, interval: 100 },
    )
    expect(mail?.to).toEqual([CONTACT_CENTRE])
    const attached = mail?.bodies.find(({ filename }) => filename?.endsWith('.zip') === true)
    expect(await verifyPackageZip(attached?.bytes ?? new Uint8Array())).toMatchObject({ isIntact: true })
  })

  it('cannot be given a number before it has come to the diary (F-141, F-142)', async () => {
    await openRegistration(contactCentre, AUTHOR)
    const id = numberIn(contactCentre)
    expect(await contactCentre.getByLabel('Diarienummer').count()).toBe(0)
    // Any page with a form has the token that such a request needs.
    await registrar.goto('/installningar')
    const form = await sendForm(registrar, `/diarieforing/${id}/nummer`, { number: 'KS 2026/123' })
    expect(form.status()).toBe(403)
    expect(await api.post(`/registrations/${id}/number`, { number: 'KS 2026/123' })).toMatchObject({
      status: 422,
      code: 'registration-not-at-the-diary',
    })
  })

  it('the wrong service sends it back, and has to say why (F-141)', async () => {
    await contactCentre.getByRole('button', { name: 'Bekräfta mottagandet' }).click()
    await contactCentre.getByLabel('Förmedla till').selectOption('Gata och park')
    await contactCentre.getByRole('button', { name: 'Förmedla' }).click()
    await contactCentre.getByText('Klart.').waitFor()
    expect(await waitsAt(contactCentre, AUTHOR)).toBe(false)

    await openRegistration(wrongService, AUTHOR)
    const id = numberIn(wrongService)
    expect((await sendForm(wrongService, `/diarieforing/${id}/skicka-tillbaka`, {})).status()).toBe(422)
    expect((await api.post(`/registrations/${id}/bounce`, { reason: ' ' })).status).toBe(400)
    await wrongService.getByText('Fel mottagare? Skicka tillbaka').click()
    await wrongService
      .getByLabel('Varför är det fel?')
      .last()
      .fill('Skolskjuts hör till skolan, inte till oss.')
    await wrongService.getByRole('button', { name: 'Skicka tillbaka' }).click()
    await wrongService.getByText('Klart.').waitFor()
    expect(await waitsAt(wrongService, AUTHOR)).toBe(false)
    expect(await waitsAt(contactCentre, AUTHOR)).toBe(true)
  })

  it('the right service gets it, with every hop on record, and passes it to the registrar (F-141, F-142)', async () => {
    await openRegistration(contactCentre, AUTHOR)
    expect(await wordsIn(contactCentre.locator('main'))).toContain(
      'Skolskjuts hör till skolan, inte till oss.',
    )
    await contactCentre.getByRole('button', { name: 'Bekräfta mottagandet' }).click()
    await contactCentre.getByLabel('Förmedla till').selectOption(SCHOOLS)
    await contactCentre.getByRole('button', { name: 'Förmedla' }).click()
    await contactCentre.getByText('Klart.').waitFor()
    await passOn(await signedIn(app, browser, SCHOOL_WORKER), AUTHOR)

    const { hops } = (await api.get(`/registrations/${numberIn(contactCentre)}`)).body as Registration
    expect(hops.map(({ kind, toDesk }) => `${kind} ${toDesk}`)).toEqual([
      'handed-over contact-centre',
      'received contact-centre',
      'handed-over service',
      'bounced contact-centre',
      'received contact-centre',
      'handed-over service',
      'received service',
      'handed-over registrar',
    ])
  })

  it('the registrar gets the full package, that opens anywhere (F-137, F-144)', async () => {
    await openRegistration(registrar, AUTHOR)
    const link = registrar.getByRole('link', { name: 'Hämta paketet (ZIP)' })
    const bytes = await (await registrar.request.get((await link.getAttribute('href')) ?? '')).body()
    expect(await verifyPackageZip(bytes)).toMatchObject({ isIntact: true, problems: [] })
    const files = await readZip(bytes)
    const paths = [...files.keys()]
    expect(paths).toEqual(expect.arrayContaining(['handling.pdf', 'handling.json', 'manifest.json']))
    expect(paths.filter((path) => path.startsWith('media/'))).toHaveLength(1)
    expect(JSON.parse(files.get('handling.json')?.toString() ?? '{}')).toMatchObject({
      message: { text: COMPLAINT, direction: 'incoming' },
      sender: { name: AUTHOR },
      post: { text: 'Så fungerar skolskjutsen.' },
    })
  })

  it('a number in the wrong form is refused, the right one comes back to the item (F-142, F-144)', async () => {
    const id = numberIn(registrar)
    await enterNumber(registrar, '2026-123')
    await registrar.getByText('Numret följer inte kommunens mönster.').first().waitFor()
    expect(await registrar.getByLabel('Diarienummer').inputValue()).toBe('2026-123')
    expect(await api.post(`/registrations/${id}/number`, { number: '2026-123' })).toMatchObject({
      status: 400,
    })

    await enterNumber(registrar, 'KS 2026/123')
    await registrar.getByText('Numret är satt och syns i ärendet.').waitFor()
    await communicator.reload()
    expect(await wordsIn(matterOf(communicator).getByRole('region', { name: 'Journal' }))).toContain(
      'Diariefört KS 2026/123',
    )
    expect(await wordsIn(decisionOf(communicator))).toContain('KS 2026/123')
    expect(await waitsAt(registrar, AUTHOR)).toBe(false)
  })

  it('a second package of the same comment is recognised, on the page and over the API (F-144)', async () => {
    const messageId = idIn(communicator)
    const again = { criterionRuleId: 'register-viewpoint', note: 'Skolskjuts som uteblivit' }
    const form = await sendForm(communicator, `/inkorg/${messageId}/diariefor`, again)
    expect(form.status()).toBe(422)
    const answer = await form.text()
    expect(answer).toContain('redan diariefört som KS 2026/123')
    expect(answer).toContain('Diarieför en gång till, fast det redan finns som KS 2026/123')
    expect(await api.post(`/messages/${messageId}/register`, again)).toMatchObject({
      status: 409,
      code: 'registered-before',
    })
    expect(await registrationsOf(messageId)).toHaveLength(1)
    const meant = await sendForm(communicator, `/inkorg/${messageId}/diariefor`, {
      ...again,
      acknowledgesEarlier: 'yes',
    })
    expect(meant.status()).toBe(303)
    expect(await registrationsOf(messageId)).toHaveLength(2)
  })
})

describe('scenario 19: a service’s own account', () => {
  const text = 'Vattnet i Ullared smakar klor. Har ni inte kontroll?'
  let messageId: string

  it('skips the contact centre (F-143), and a second package under way is recognised', async () => {
    const { pages } = app.falkenberg
    const post = app.lab.publishPost({ pageId: pages.water, text: 'Vi spolar ledningarna.' })
    app.lab.writeComment({ postId: post.id, author: 'Ragnvald Ljung', text })
    messageId = (await triageByApi(api, text, { classKey: 'viewpoint' })).id
    const opening = { criterionRuleId: 'register-viewpoint', note: 'Smak i dricksvatten' }
    expect(await api.post(`/messages/${messageId}/register`, opening)).toMatchObject({ status: 201 })
    expect(await registrationsOf(messageId)).toMatchObject([
      { route: ['service', 'registrar'], desk: 'service' },
    ])
    expect(await api.post(`/messages/${messageId}/register`, opening)).toMatchObject({
      status: 409,
      code: 'registration-under-way',
    })
    expect(await waitsAt(contactCentre, 'Ragnvald Ljung')).toBe(false)
    await passOn(wrongService, 'Ragnvald Ljung')
  })

  it('a number that is taken needs a yes that it is the same case (F-142)', async () => {
    await openRegistration(registrar, 'Ragnvald Ljung')
    await enterNumber(registrar, 'KS 2026/123')
    await registrar.getByText('KS 2026/123 är redan använt en gång.').first().waitFor()
    expect(
      (await api.post(`/registrations/${numberIn(registrar)}/number`, { number: 'KS 2026/123' })).code,
    ).toBe('diary-number-in-use')
    await enterNumber(registrar, 'SBN 2026/41')
    await registrar.getByText('Numret är satt och syns i ärendet.').waitFor()
    expect(await registrationsOf(messageId)).toMatchObject([
      { state: 'registered', diaryNumber: 'SBN 2026/41' },
    ])
  })
})

describe('scenario 19 under Botkyrka’s policy', () => {
  it('factual criticism is registered and goes straight to the service that answers for it (B-069, B-070)', async () => {
    const botkyrka = await apiClient(app, app.botkyrka)
    const post = app.lab.publishPost({ pageId: app.botkyrka.pages.official, text: 'Vi asfalterar i Tumba.' })
    const text = 'Gångbanan vid Tumba station är så ojämn att rullstolar fastnar.'
    app.lab.writeComment({ postId: post.id, author: 'Osvald Rönninge', text })
    const { id } = await triageByApi(botkyrka, text, { classKey: 'viewpoint' })
    expect((await botkyrka.get(`/messages/${id}/registration-advice`)).body).toMatchObject({
      need: 'required',
      reason: 'factualCriticism',
      route: ['service', 'registrar'],
    })
  })
})
