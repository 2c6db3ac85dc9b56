import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readChain } from '#core/ledger/ledger.ts'
import { addServicePerson } from '#test/add-service-person.ts'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
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
} from '#test/walk.ts'
import type { ApiMessage } from '#test/work-by-api.ts'

const SECRET =
  'Grannen på Lövgatan 7, Bertil, har kontakt med socialtjänsten sedan i våras och får försörjningsstöd.'
/** Words of it that no answer, notice, list or log may hand on. */
const TELLING = ['Lövgatan', 'Bertil', 'försörjningsstöd']
const AUTHOR = 'Doris Åkerblad'
const SOCIAL_WORKER = 'Ebba Skogvakt'

let app: RunningTestApp
let browser: TestBrowser
let api: ApiClient
let citizen: TestPage
let communicator: TestPage
let postId: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T13:00+01:00' })
  browser = await openBrowser()
  const { pages, staff } = app.falkenberg
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Så söker du ekonomiskt bistånd.' }).id
  await addServicePerson(app, app.falkenberg, { fullName: SOCIAL_WORKER, unit: 'Socialförvaltningen' })
  api = await apiClient(app, app.falkenberg)
  citizen = await visitor(app, browser)
  communicator = await signedIn(app, browser, staff.communicator)
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
})

const inPublic = () => app.lab.publicView(postId).comments
const isStillThere = () => inPublic().some((comment) => comment.text === SECRET)
const stepOf = (page: TestPage, name: string) =>
  decisionOf(page).getByRole('listitem').filter({ hasText: name })
const message = async () => (await api.get(`/messages/${idIn(communicator)}`)).body as ApiMessage

describe('scenario 15 under Falkenberg’s policy: somebody else’s social case in a comment', () => {
  it('is shown only to those who handle it once it has been assessed (F-112, F-128)', async () => {
    await writeComment(citizen, { postId, as: AUTHOR, text: SECRET })
    await openItem(communicator, SECRET)
    await triage(communicator, { class: 'Känsliga uppgifter eller sekretess' })
    const other = await signedIn(app, browser, app.falkenberg.staff.service)
    await other.goto('/inkorg?vy=all')
    const row = queueOf(other).getByRole('listitem').filter({ hasText: 'Känsliga uppgifter' })
    expect(await wordsIn(row)).toContain('Avsändaren visas inte')
    await row.getByRole('link').first().click()
    await matterOf(other).getByText('Bara den som handlägger ärendet ser innehållet.').first().waitFor()
    for (const words of [...TELLING, AUTHOR]) expect(await other.content()).not.toContain(words)
    await other.goto(`/inkorg?vy=all&q=${encodeURIComponent('försörjningsstöd')}`)
    await queueOf(other).getByText('Inget hittades').waitFor()
  })

  it('gets no answer in the matter: only a referral, that repeats nothing (F-127)', async () => {
    const id = idIn(communicator)
    expect(await decisionOf(communicator).getByLabel('Ditt svar').count()).toBe(0)
    const { version } = await message()
    const text = 'Det stämmer att han får hjälp.'
    const form = await sendForm(communicator, `/inkorg/${id}/svara`, { text, version: String(version) })
    expect(form.status()).toBe(422)
    expect(await api.post(`/messages/${id}/reply`, { text, version })).toMatchObject({
      status: 422,
      code: 'refer-only',
    })
    const referral = decisionOf(communicator).locator('form[action$="/hanvisa"]')
    const offered = (await referral.textContent()) ?? ''
    expect(offered).toContain('Ring kontaktcenter på')
    for (const words of TELLING) expect(offered).not.toContain(words)
  })

  it('cannot be removed before the evidence is saved, on the page or over the API (F-129)', async () => {
    await expectLocked(communicator, api, ['ta-bort', 'dolj', 'underratta'])
    await decideGround(communicator, {
      ground: /^Känsliga uppgifter eller sekretess/,
      assessment: 'Inlägget berättar om en namngiven persons kontakt med socialtjänsten.',
      service: 'Socialförvaltningen',
    })
    expect(
      await decisionOf(communicator)
        .getByRole('button', { name: /^(Ta bort|Dölj)$/ })
        .count(),
    ).toBe(0)
    await expectLocked(communicator, api, ['ta-bort', 'dolj', 'underratta'])
    expect(isStillThere()).toBe(true)
    expect(app.lab.state.deeds).toEqual([])
  })

  it('the evidence holds text, rendition, address, handle and times, each under its hash (F-129, F-132)', async () => {
    await secureEvidence(communicator)
    const step = stepOf(communicator, '2. Underlag')
    const links = step.locator('a[href*="/underlag/"]')
    const kept = new Map<string, Buffer>()
    for (const link of await links.all()) {
      const href = (await link.getAttribute('href')) ?? ''
      const bytes = await (await communicator.request.get(href)).body()
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(href.split('/').at(-1))
      kept.set(((await link.textContent()) ?? '').trim(), bytes)
    }
    const names = [...kept.keys()]
    expect(
      names.some((name) => name.endsWith('.pdf')),
      names.join(),
    ).toBe(true)
    expect(names.some((name) => name.endsWith('.html'))).toBe(true)
    const [, data] = [...kept].find(([name]) => name.endsWith('handling.json')) ?? []
    const comment = inPublic().find(({ text }) => text === SECRET)
    expect(JSON.parse(data?.toString() ?? '{}')).toMatchObject({
      message: {
        text: SECRET,
        author: { name: AUTHOR },
        externalId: comment?.id,
        permalink: expect.stringContaining('/torgplatsen/') as string,
        postedAt: expect.stringMatching(/^2026-11-18T12:00/) as string,
        receivedAt: expect.stringMatching(/^2026-11-18T12:00/) as string,
      },
      post: { text: 'Så söker du ekonomiskt bistånd.' },
    })
    await expectLocked(communicator, api, ['ta-bort', 'dolj', 'underratta'])
  })

  it('is handed to the affected service for registration, then removed (F-128, F-129, F-133)', async () => {
    const registration = stepOf(communicator, 'Till diarieföring')
    expect(await wordsIn(registration)).toContain('Socialförvaltningen ansvarar för att det diarieförs.')
    expect(await wordsIn(registration)).toContain('Kan omfattas av sekretess')
    await handOver(communicator, 'Uppgifter om enskild i en kommentar')
    expect(isStillThere()).toBe(true)
    await removeForAll(communicator)
    expect(isStillThere()).toBe(false)
  })

  it('the notice to the author refers onward and repeats nothing (F-123, F-127)', async () => {
    await tellAuthor(communicator)
    const [notice, ...others] = inPublic().filter((comment) => comment.isByPage)
    expect(others).toEqual([])
    expect(notice?.text).toMatch(
      /^Hej! Vi har tagit bort ett inlägg från dig enligt våra regler.*Vi går inte in på innehållet här\. Ring kontaktcenter på/,
    )
    for (const words of [...TELLING, AUTHOR, 'socialtjänst', 'sekretess'])
      expect(notice?.text).not.toContain(words)
    await citizen.reload()
    for (const words of TELLING) expect(await citizen.content()).not.toContain(words)
  })

  it('the affected service gets it by way of the contact centre, and the registrar marks it secret (F-128, F-141)', async () => {
    await passOn(await signedIn(app, browser, app.falkenberg.staff.contactCentre), AUTHOR)
    const social = await signedIn(app, browser, SOCIAL_WORKER)
    await openRegistration(social, AUTHOR)
    const link = social.getByRole('link', { name: 'Hämta paketet (ZIP)' })
    const fetched = await social.request.get((await link.getAttribute('href')) ?? '')
    const files = await readZip(await fetched.body())
    expect(files.get('handling.json')?.toString()).toContain(SECRET)
    expect([...files.keys()].some((name) => name.startsWith('evidence/'))).toBe(true)
    await passOn(social, AUTHOR)

    const registrar = await signedIn(app, browser, app.falkenberg.staff.registrar)
    await openRegistration(registrar, AUTHOR)
    expect(await registrar.getByLabel('Omfattas av sekretess').isChecked()).toBe(true)
    await enterNumber(registrar, 'SN 2026/88')
    await registrar.getByText('Numret är satt och syns i ärendet.').waitFor()
    await reloadUntil(communicator, decisionOf(communicator).getByText('Borttagningen är klar.'))
  })

  it('the ledger holds no word of it (F-128)', async () => {
    const { orgId } = app.falkenberg
    const chain = await app.services.db.forOrg(orgId, async (tx) => Array.fromAsync(readChain(tx, orgId)))
    expect(chain.length).toBeGreaterThan(20)
    const written = JSON.stringify(chain)
    for (const words of [...TELLING, AUTHOR]) expect(written).not.toContain(words)
  })
})
