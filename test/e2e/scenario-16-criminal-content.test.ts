import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { openMailbox, type Mailbox } from '#test/open-mailbox.ts'
import { readZip } from '#test/read-zip.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import {
  decideGround,
  decisionOf,
  enterNumber,
  expectLocked,
  handOver,
  idIn,
  matterOf,
  openItem,
  openRegistration,
  passOn,
  queueOf,
  reloadUntil,
  removeForAll,
  secureEvidence,
  sendForm,
  signedIn,
  tellAuthor,
  triage,
  visitor,
  wordsIn,
  writeComment,
  type RemovalStep,
} from '#test/walk.ts'

const THREAT = 'Jag vet var du bor, handläggarjävel. Vänta du bara tills jag ser dig på stan nästa gång.'
const SERVICE = 'Gata och park'
const CONTACT_CENTRE = 'kontaktcenter@falkenberg.example'
const REPORTED = { reportNumber: '5000-K123456-26' }

let app: RunningTestApp
let mailbox: Mailbox
let api: ApiClient
let browser: TestBrowser
let citizen: TestPage
let communicator: TestPage
let service: TestPage
let postId: string

beforeAll(async () => {
  mailbox = await openMailbox()
  app = await runApp({ at: '2026-11-19T20:15+01:00', smtpUrl: mailbox.url })
  api = await apiClient(app, app.falkenberg)
  await api.put('/desk-addresses', { desk: 'contact-centre', unitId: null, address: CONTACT_CENTRE })
  browser = await openBrowser()
  const { pages, staff } = app.falkenberg
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Storgatan stängs av i två veckor.' }).id
  citizen = await visitor(app, browser)
  communicator = await signedIn(app, browser, staff.communicator)
  service = await signedIn(app, browser, staff.service)
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
  await mailbox.close()
})

const isInPublic = (text: string) =>
  app.lab.publicView(postId).comments.some((comment) => comment.text === text)
/** What the municipality has done on the network, in order. */
const deeds = () => app.lab.state.deeds.map((deed) => deed.kind)
const stepOf = (page: TestPage, name: string) =>
  decisionOf(page).getByRole('listitem').filter({ hasText: name })

/** Nothing of it can be done yet, and nothing has been done. */
async function stillLocked(...steps: readonly RemovalStep[]): Promise<void> {
  await expectLocked(communicator, api, steps)
  expect(deeds()).toEqual([])
}

describe('scenario 16 under Falkenberg’s policy: an unlawful threat', () => {
  it('only the ground can be decided at first, and only on objective words (F-114, F-115, F-126)', async () => {
    await writeComment(citizen, { postId, as: 'Leif Stormgård', text: THREAT })
    await openItem(communicator, THREAT)
    await triage(communicator, { class: 'Kan vara brott' })
    const decision = decisionOf(communicator)
    expect(await wordsIn(decision)).toContain('Skyndsamt Ta bort så snart underlaget är säkrat.')
    expect(await decision.getByRole('button', { name: /^(Ta bort|Dölj|Säkra underlaget)$/ }).count()).toBe(0)
    await stillLocked('underlag', 'ta-bort', 'dolj', 'underratta')

    const form = decision.locator('form[action$="/grund"]')
    await form.getByRole('radio', { name: /^Olaga hot Inlägget/ }).check()
    await form.getByLabel('Din bedömning').fill('Jag kände mig kränkt och blev ledsen av detta')
    await form.getByRole('button', { name: 'Fastställ grunden' }).click()
    await decision.getByText('Att någon tog illa vid sig räcker inte.').first().waitFor()
    expect(await form.getByRole('radio', { name: /^Olaga hot Inlägget/ }).isChecked()).toBe(true)
    await decideGround(communicator, {
      ground: /^Olaga hot Inlägget/,
      assessment: 'Skribenten hotar handläggaren med våld och säger sig veta var hen bor.',
      service: SERVICE,
    })
  })

  it('evidence, then the basis for registration, then removal: no way in skips the order (F-129, F-132, F-133)', async () => {
    await stillLocked('ta-bort', 'dolj', 'underratta')
    expect(
      (await sendForm(communicator, `/inkorg/${idIn(communicator)}/polisanmalan`, REPORTED)).status(),
    ).toBe(403)
    await secureEvidence(communicator)
    expect(await wordsIn(stepOf(communicator, '2. Underlag'))).toMatch(/SHA-256 [0-9a-f]{4}…[0-9a-f]{4}/)
    await stillLocked('ta-bort', 'dolj', 'underratta')
    await handOver(communicator, 'Hot mot en handläggare')
    expect(isInPublic(THREAT)).toBe(true)
    await removeForAll(communicator)
    expect(isInPublic(THREAT)).toBe(false)
    await citizen.reload()
    expect(await wordsIn(citizen.locator('body'))).toContain('Tog bort en kommentar av Leif Stormgård')
  })

  it('the author is told why, signed by role and never by name (F-123, F-105)', async () => {
    await tellAuthor(communicator)
    const told = app.lab.publicView(postId).comments.filter((comment) => comment.isByPage)
    expect(told.map((comment) => comment.text)).toEqual([
      expect.stringMatching(
        /^Hej! Vi har tagit bort ditt inlägg\. Inlägget innehöll ett hot\.[^]*\/kommunikatör, Falkenbergs kommun$/,
      ),
    ])
    expect(deeds().filter((deed) => deed === 'removed')).toHaveLength(1)
  })

  it('the affected service reports to the police, and the number that comes back closes the case (F-131)', async () => {
    await service.goto('/')
    await service.getByRole('link', { name: /Polisanmäl eller besluta att låta bli/ }).click()
    const police = stepOf(service, 'Polisanmäl')
    expect(await wordsIn(police)).toContain(
      `${SERVICE} polisanmäler eller beslutar med skäl att inte göra det.`,
    )
    const basis = await service.request.get(
      (await police.getByRole('link', { name: /^Underlag för polisanmälan/ }).getAttribute('href')) ?? '',
    )
    expect(basis.headers()['content-type']).toBe('application/pdf')

    await police.getByRole('button', { name: 'Spara' }).click()
    await decisionOf(service)
      .getByText('Skriv antingen polisens nummer eller skälet att inte anmäla.')
      .first()
      .waitFor()
    await police.getByLabel('Polisens diarienummer').fill('5000-k123456-26')
    await police.getByRole('button', { name: 'Spara' }).click()
    await service.getByText('Sparat.').waitFor()
    expect(await wordsIn(decisionOf(service))).not.toContain('Borttagningen är klar.')
  })

  it('from the contact centre to the service to the diary, and only then it is closed (F-141, F-142)', async () => {
    const contactCentre = await signedIn(app, browser, app.falkenberg.staff.contactCentre)
    await passOn(contactCentre, 'Leif Stormgård')
    await passOn(service, 'Leif Stormgård')
    const registrar = await signedIn(app, browser, app.falkenberg.staff.registrar)
    await openRegistration(registrar, 'Leif Stormgård')
    await enterNumber(registrar, 'KS 2026/512')
    await registrar.getByText('Numret är satt och syns i ärendet.').waitFor()

    await communicator.reload()
    const decision = decisionOf(communicator)
    await decision.getByText('Borttagningen är klar.').waitFor()
    expect(await wordsIn(decision)).toContain('5000-K123456-26')
    const journal = await wordsIn(matterOf(communicator).getByRole('region', { name: 'Journal' }))
    const order = [
      'Grund fastställd',
      'Underlag säkrat',
      'Lämnat till diarieföring',
      'Åtgärdat på nätverket',
      'Besked framme',
      'Polisanmälan avgjord',
      'Diariefört KS 2026/512',
    ]
    const places = order.map((words) => journal.indexOf(words))
    expect(places, journal).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(journal).toContain('Borttagningen klar')
  })
})

describe('scenario 16: child sexual abuse material (requirements §3.2, 15)', () => {
  const TEXT = 'Titta på den här bilden'

  it('is nowhere to be seen once somebody has said what it is, and no copy is left', async () => {
    await writeComment(citizen, { postId, as: 'Kvicklån Direkt', text: TEXT, picture: 'snovall.png' })
    await openItem(communicator, TEXT)
    const picture = matterOf(communicator).locator('.message-focus img')
    await reloadUntil(communicator, picture)
    const src = (await picture.first().getAttribute('src')) ?? ''
    expect((await communicator.request.get(src)).status()).toBe(200)
    const sha256 = src.split('/').at(-1) ?? ''

    await triage(communicator, { class: 'Kan vara brott' })
    await decideGround(communicator, {
      ground: /^Barnpornografi/,
      assessment: 'Bilden visar ett barn på ett sätt som faller under lagens förbud.',
    })
    expect((await communicator.request.get(src)).status()).toBe(404)
    expect(await app.services.files.has(sha256)).toBe(false)
    expect(await wordsIn(matterOf(communicator))).not.toContain(TEXT)
    expect(await wordsIn(matterOf(communicator))).toContain(
      'Innehållet visas aldrig här. Ring polisen på 114 14',
    )
    for (const address of [
      '/inkorg?vy=all',
      '/inkorg/rader?vy=all',
      '/',
      `/inkorg?vy=all&q=${encodeURIComponent('bilden')}`,
    ]) {
      await communicator.goto(address)
      expect(await communicator.content(), address).not.toContain(TEXT)
      expect(await communicator.content(), address).not.toContain(sha256)
    }
  })

  it('is taken down with words only for evidence, and the package holds none of it', async () => {
    await communicator.goto('/inkorg?vy=all')
    await queueOf(communicator).getByRole('link', { name: 'Avsändaren visas inte' }).click()
    await secureEvidence(communicator)
    expect(await wordsIn(decisionOf(communicator))).toContain(
      'Bara länk, tider, konto och beskrivning. Inget är kopierat.',
    )
    await handOver(communicator, 'Olagligt material, ingen kopia finns')
    await removeForAll(communicator)
    expect(isInPublic(TEXT)).toBe(false)

    const contactCentre = await signedIn(app, browser, app.falkenberg.staff.contactCentre)
    await openRegistration(contactCentre, 'Kvicklån Direkt')
    expect(await contactCentre.content()).not.toContain(TEXT)
    const fetched = await contactCentre.request.get(
      (await contactCentre.getByRole('link', { name: 'Hämta paketet (ZIP)' }).getAttribute('href')) ?? '',
    )
    const files = await readZip(await fetched.body())
    expect([...files.keys()].some((name) => /\.(png|jpg|html)$/.test(name))).toBe(false)
    for (const [name, bytes] of files) expect(bytes.includes(TEXT), name).toBe(false)

    await vi.waitFor(() => expect(mailbox.mails).toHaveLength(2), { timeout: 20_000, interval: 100 })
    const parts = mailbox.mails.flatMap((mail) => mail.bodies)
    expect(parts.some(({ bytes }) => bytes.includes(TEXT))).toBe(false)
    expect(parts.some(({ type }) => type.startsWith('image/'))).toBe(false)
  })
})
