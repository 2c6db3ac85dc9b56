import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { openMailbox, type Mailbox } from '#test/open-mailbox.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import {
  decideGround,
  decisionOf,
  expectLocked,
  idIn,
  matterOf,
  openItem,
  removeForAll,
  secureEvidence,
  sendForm,
  signIn,
  signedIn,
  triage,
  visitor,
  wordsIn,
  writeComment,
} from '#test/walk.ts'
import { messageWith, onTheWall, triageByApi } from '#test/work-by-api.ts'
import { demoEmail } from '../../src/demo/people.ts'

const OBSCENE = 'Vilka j*vla f*ttor som sitter och bestämmer om parkeringen.'
const POLITICAL = 'Rösta bort majoriteten i höst, de har sålt ut hela Fittja.'
const WARNING = 'Tiden att ta bort går snart ut'
const FRIDAY = '2026-11-20T20:00+01:00'

let app: RunningTestApp
let mailbox: Mailbox
let browser: TestBrowser
let api: ApiClient
let citizen: TestPage
let communicator: TestPage
let postId: string

beforeAll(async () => {
  mailbox = await openMailbox()
  app = await runApp({ at: '2026-11-20T19:50+01:00', smtpUrl: mailbox.url })
  browser = await openBrowser()
  const { pages, staff } = app.botkyrka
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Nya parkeringsregler i Tumba centrum.' }).id
  // the person's assignment is what this policy tries, so the program is the communicator's own (B-030)
  api = await apiClient(app, app.botkyrka, { as: staff.communicator })
  citizen = await visitor(app, browser)
  communicator = await signedIn(app, browser, staff.communicator)
  // Before the time is near: the worker's own sweep may tell people as soon as it is.
  await communicator.goto('/installningar')
  await communicator.getByLabel('Ersättare när jag är borta').selectOption(staff.shy)
  await communicator.getByRole('button', { name: 'Spara' }).first().click()
  await communicator.getByText('Sparat.').waitFor()
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
  await mailbox.close()
})

const isStillThere = (text: string) =>
  app.lab.publicView(postId).comments.some((comment) => comment.text === text)
type Cases = { items: { messageId: string; dueAt: string | null; isLate: boolean; next: string | null }[] }
const casesInApi = async () => ((await api.get('/cases')).body as Cases).items
const assessment = 'Inlägget kallar tjänstemän för könsord och är obscent för var och en som läser det.'

describe('scenario 17 under Botkyrka’s policy: by when', () => {
  it('obscene words on Friday at 20:00 are to be gone on Sunday at 20:00, weekend or not (B-059, B-062)', async () => {
    app.clock.set(FRIDAY)
    await writeComment(citizen, { postId, as: 'Roffe Tumbasson', text: OBSCENE })
    await openItem(communicator, OBSCENE)
    await triage(communicator, { class: 'Kränkande' })
    const shown = await wordsIn(decisionOf(communicator))
    expect(shown).toContain('sön 22 nov 20:00')
    expect(shown).toContain('Då ska det vara borttaget.')

    await decideGround(communicator, { ground: /^Obscena ord/, assessment })
    const [one] = await casesInApi()
    expect(onTheWall(one?.dueAt ?? '')).toBe('2026-11-22T20:00')
    expect(one).toMatchObject({ isLate: false, next: 'evidence' })
    expect(await wordsIn(decisionOf(communicator))).toContain('sön 22 nov 20:00')
  })

  it('counted from when it was written, however late somebody looks at it (B-059)', async () => {
    app.clock.set('2026-11-21T20:00+01:00')
    const [one] = await casesInApi()
    const text = 'Ännu en könsordstirad från mig, era f*ttor.'
    app.lab.writeComment({ postId, author: 'Roffe Tumbasson', text })
    const { id } = await triageByApi(api, text, { classKey: 'offensive' })
    app.clock.set('2026-11-22T09:00+01:00')
    const opened = await api.post(`/messages/${id}/case`, { groundCode: 'obscene-words', assessment })
    expect(opened.status).toBe(201)
    const second = (await casesInApi()).find((found) => found.messageId === id)
    expect(onTheWall(second?.dueAt ?? '')).toBe('2026-11-23T20:00')
    expect((await casesInApi())[0]?.messageId).toBe(one?.messageId)
  })

  it('the substitute is warned while there is time, by mail too although it is Sunday (B-059, B-020)', async () => {
    const { communicator: holder, shy } = app.botkyrka.staff
    app.clock.set('2026-11-22T09:00+01:00')
    await app.sweep()
    await app.sweep()

    const substitute = await signedIn(app, browser, shy)
    await substitute.goto('/aviseringar')
    const told = await wordsIn(substitute.locator('main'))
    expect(told).toContain('En är oläst.')
    expect(told).toContain('Det som bryter mot reglerna ska vara borta senast 22 nov 20:00.')
    const mails = await vi.waitFor(
      () => {
        const warnings = mailbox.mails.filter((mail) => mail.headers['subject']?.startsWith(WARNING) === true)
        expect(warnings).toHaveLength(2)
        return warnings
      },
      { timeout: 20_000, interval: 100 },
    )
    expect(mails.flatMap((mail) => mail.to).sort()).toEqual(
      [demoEmail(holder, 'botkyrka'), demoEmail(shy, 'botkyrka')].sort(),
    )
    for (const mail of mails)
      for (const { bytes } of mail.bodies) expect(bytes.toString()).not.toContain('parkeringen')
  })

  it('past the time it is late, on the page and in the list, until it is gone (B-059)', async () => {
    const { id } = await messageWith(api, OBSCENE)
    app.clock.set('2026-11-22T20:01+01:00')
    await app.sweep()
    expect((await casesInApi()).find((one) => one.messageId === id)).toMatchObject({ isLate: true })
    await signIn(communicator, app.botkyrka.staff.communicator)
    expect(await wordsIn(communicator.locator('main'))).toMatch(/En är sen\./)
    await communicator.goto(`/inkorg/${id}`)
    await expectLocked(communicator, api, ['ta-bort', 'dolj'])

    await secureEvidence(communicator)
    await removeForAll(communicator)
    expect(isStillThere(OBSCENE)).toBe(false)
    expect((await casesInApi()).find((one) => one.messageId === id)?.isLate ?? false).toBe(false)
    const journal = await wordsIn(matterOf(communicator).getByRole('region', { name: 'Journal' }))
    expect(journal.indexOf('Underlag säkrat')).toBeLessThan(journal.indexOf('Åtgärdat på nätverket'))
  })
})

describe('scenario 17: what the policy has no ground for', () => {
  it('political discussion is not offered as a ground, and refused to whoever asks for it (B-061 to B-068)', async () => {
    await writeComment(citizen, { postId, as: 'Yvonne Storvreta', text: POLITICAL })
    await openItem(communicator, POLITICAL)
    await triage(communicator, { class: 'Kränkande' })
    const grounds = await decisionOf(communicator).locator('input[name="groundCode"]').all()
    const offered = await Promise.all(grounds.map((ground) => ground.getAttribute('value')))
    expect(offered).toEqual(
      expect.arrayContaining([
        'personal-attack',
        'obscene-words',
        'agitation',
        'copyright',
        'violent-depiction',
        'pornography',
        'commercial-advertising',
      ]),
    )
    expect(offered).not.toContain('political-discussion')

    const id = idIn(communicator)
    const wanted = {
      groundCode: 'political-discussion',
      assessment: 'Inlägget är ett inlägg i en valrörelse.',
    }
    const forced = await sendForm(communicator, `/inkorg/${id}/grund`, {
      ...wanted,
      acknowledgesNeutrality: 'yes',
    })
    expect(forced.status()).toBe(422)
    expect(await forced.text()).toContain('Det är ingen grund i er policy.')
    expect(await api.post(`/messages/${id}/case`, { ...wanted, acknowledgesNeutrality: true })).toMatchObject(
      {
        status: 422,
        code: 'not-a-ground',
      },
    )
    await expectLocked(communicator, api, ['ta-bort', 'dolj'])
    expect(isStillThere(POLITICAL)).toBe(true)
  })

  it('an obscene word finds nothing by itself: nothing is removed that nobody has judged (B-062)', async () => {
    const text = 'Fan vad fint det blev i parken!'
    app.lab.writeComment({ postId, author: 'Yvonne Storvreta', text })
    expect(await messageWith(api, text)).toMatchObject({ state: 'open' })
    await app.sweep()
    expect(isStillThere(text)).toBe(true)
    expect((await casesInApi()).map((one) => one.messageId)).not.toContain((await messageWith(api, text)).id)
  })
})

describe('scenario 17: said beforehand', () => {
  it('an account whose page does not say that posts are removed falls short of the policy (B-060)', async () => {
    await communicator.goto('/')
    const needs = await wordsIn(communicator.getByRole('complementary', { name: 'Konton som behöver något' }))
    expect(needs).toMatch(/Biblioteken i Botkyrka .*inlägg kan tas bort/)
    expect(needs).not.toContain('Botkyrka kommun')
    await communicator.goto('/konton')
    const row = (name: string) => communicator.getByRole('row').filter({ hasText: name })
    expect(await wordsIn(row('Biblioteken i Botkyrka'))).toContain('Olämpliga inlägg tas bort')
  })
})
