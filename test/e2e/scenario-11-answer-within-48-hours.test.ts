import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#core/actor.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { giveAssignment, readAccounts } from '#modules/accounts/index.ts'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser, type TestPage } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { named } from '#test/staff-account.ts'
import {
  answer,
  decisionOf,
  idIn,
  matterOf,
  openItem,
  reloadUntil,
  sendForm,
  signedIn,
  triage,
  visitor,
  wordsIn,
  writeComment,
} from '#test/walk.ts'
import { messageWith, onTheWall, triageByApi } from '#test/work-by-api.ts'

const QUESTION = 'Var lämnar jag in böcker när biblioteket i Hallunda är stängt?'
const FRIDAY = '2026-11-20T18:10+01:00'
/** One minute after the time is up. */
const SUNDAY = '2026-11-22T18:11+01:00'

let app: RunningTestApp
let browser: TestBrowser
let api: ApiClient
let citizen: TestPage
let communicator: TestPage
let substitute: TestPage
let postId: string

beforeAll(async () => {
  app = await runApp({ at: '2026-11-20T18:00+01:00' })
  browser = await openBrowser()
  const { pages, staff } = app.botkyrka
  postId = app.lab.publishPost({ pageId: pages.official, text: 'Biblioteken har stängt i helgen.' }).id
  await assign(app.botkyrka.staff.shy)
  api = await apiClient(app, app.botkyrka)
  citizen = await visitor(app, browser)
  communicator = await signedIn(app, browser, staff.communicator)
})
afterAll(async () => {
  await browser.close()
  expect(app.lab.violations).toEqual([])
  await app.stop()
})

/** Under this policy nobody answers on an account without an assignment there, whoever handed them the item (B-030). */
async function assign(fullName: string): Promise<void> {
  const { orgId } = app.botkyrka
  const { id: personId } = await named(app, app.botkyrka, fullName)
  const [account] = await app.services.db.forOrg(orgId, async (tx) =>
    (await readAccounts(tx, orgId)).filter(({ externalId }) => externalId === app.botkyrka.pages.official),
  )
  const wanted = { accountId: account?.id ?? '', personId, rights: ['reply'] } as const
  await app.services.db.forOrg(orgId, (tx) =>
    giveAssignment(app.modules.accounts, tx, systemActor(orgId, 'test'), wanted),
  )
}

const passedIn = async (id: string) => {
  const { orgId } = app.botkyrka
  const journal = await app.services.db.forOrg(orgId, (tx) => readJournal(tx, orgId, id))
  return journal.filter((entry) => entry.kind === 'deadline.passed').map((entry) => entry.facts)
}

describe('scenario 11 under Botkyrka’s policy', () => {
  it('a question on Friday evening should be answered by Sunday evening: bör, not ska (B-057)', async () => {
    await communicator.goto('/installningar')
    await communicator.getByLabel('Ersättare när jag är borta').selectOption(app.botkyrka.staff.shy)
    await communicator.getByRole('button', { name: 'Spara' }).click()
    await communicator.getByText('Sparat.').waitFor()

    app.clock.set(FRIDAY)
    await writeComment(citizen, { postId, as: 'Ingegerd Kvarnvik', text: QUESTION })
    await openItem(communicator, QUESTION)
    await triage(communicator, { class: 'Fråga' })
    const { dueAt, modality, ruleId } = await messageWith(api, QUESTION)
    expect([onTheWall(dueAt), modality, ruleId]).toEqual(['2026-11-22T18:10', 'bör', 'answer'])
    const decision = await wordsIn(decisionOf(communicator))
    expect(decision).toMatch(/sön 22 nov 18:10 48 timmar/)
    expect(decision).toContain('Då bör svaret vara skickat.')
  })

  it('an urgent matter has the same time: the policy knows no other (B-057)', async () => {
    const urgent = 'Det brinner i ett soprum på Alby torg!'
    app.lab.writeComment({ postId, author: 'Ingegerd Kvarnvik', text: urgent })
    const both = { classKey: 'question', isAcute: true, isHappeningNow: true }
    expect(await triageByApi(api, urgent, both)).toMatchObject({ ruleId: 'answer', modality: 'bör' })
    expect(onTheWall((await messageWith(api, urgent)).dueAt)).toBe('2026-11-22T18:10')
    const { id, version } = await messageWith(api, urgent)
    await api.post(`/messages/${id}/close`, { reason: 'answered-elsewhere', version })
  })

  it('overdue: handed to the substitute, and noted once as a deviation, not as a breach (B-020, B-057)', async () => {
    const { id } = await messageWith(api, QUESTION)
    app.clock.set(SUNDAY)
    await app.sweep()
    await app.sweep()
    expect(await passedIn(id)).toEqual([expect.objectContaining({ missedAs: 'deviation', modality: 'bör' })])

    substitute = await signedIn(app, browser, app.botkyrka.staff.shy)
    expect(await wordsIn(substitute.locator('main'))).toMatch(/väntar på dig\. En är sen\./)
    await substitute.getByRole('link', { name: /Svara Ingegerd Kvarnvik/ }).click()
    const decision = await wordsIn(decisionOf(substitute))
    expect(decision).toContain(`Ansvarig: ${app.botkyrka.staff.shy}`)
    expect(decision).toContain('Här säger regelverket bör, så det antecknas som ett avsteg.')
    expect(decision).not.toContain('brott mot')
    const journal = await wordsIn(matterOf(substitute).getByRole('region', { name: 'Journal' }))
    expect(journal).toContain('Tiden gick ut ett avsteg från regelverket')
    expect((await messageWith(api, QUESTION)).owner?.name).toBe(app.botkyrka.staff.shy)
  })

  it('an answer that comes late goes out all the same, unsigned as the policy has it (B-057)', async () => {
    await answer(substitute, 'Hej! Det finns en boklåda till vänster om entrén.')
    await reloadUntil(substitute, decisionOf(substitute).getByText('Nätverket har bekräftat.'))
    const asked = app.lab.publicView(postId).comments.find((comment) => comment.text === QUESTION)
    expect(asked?.replies.map((reply) => reply.text)).toEqual([
      'Hej! Det finns en boklåda till vänster om entrén.',
    ])
    const again = { text: 'En gång till.', version: '1' }
    expect((await sendForm(substitute, `/inkorg/${idIn(substitute)}/svara`, again)).status()).toBeGreaterThan(
      400,
    )
  })
})
