import { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#core/actor.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { PersonId } from '#core/ids.ts'
import { openDecidingKit, type DecidingKit } from '#test/deciding-kit.ts'
import { applyForAccount, checklist } from '#test/filled-applications.ts'
import { decideTexts, waitingTasks } from '../../index.ts'
import { decideRoutes } from './decide-routes.tsx'

let kit: DecidingKit
let app: Hono<HttpEnv>
let reader: PersonActor
let lang: Lang = 'sv'
let anna: PersonId
let manager: PersonId
let communicator: PersonId
let administrator: PersonId

beforeAll(async () => {
  kit = await openDecidingKit('falkenberg')
  administrator = await kit.hire('Nadja Sköld', kit.topId, 'administrator')
  anna = await kit.hire('Anna Ask', kit.unitId, 'service')
  const bosse = await kit.hire('Bosse Bäck', kit.unitId, 'service')
  manager = await kit.hire('Eva Chef', kit.unitId, 'manager')
  communicator = await kit.hire('Kim Lind', kit.topId, 'communicator')
  const answers = checklist({ applicant: anna, other: bosse })
  await applyForAccount(kit, await kit.as(anna), { answers, manager, communicator })
  app = new Hono<HttpEnv>()
  app.use(async (c, next) => {
    c.set('actor', reader)
    c.set('lang', lang)
    c.set('formToken', () => 'token')
    await next()
  })
  const { problems, fields } = decideTexts('sv')
  app.route(
    '/',
    decideRoutes({
      startup: kit.deps,
      showPage: (c, page) =>
        Promise.resolve(
          c.html(`<title>${page.title}</title>${renderToString(page.children as never)}`, page.status),
        ),
      texts: {
        rule: ({ code, details }) => {
          const words = (problems as Readonly<Record<string, (details: object) => string>>)[code]
          return words === undefined ? null : { message: words(details) }
        },
        field: ({ code }) => (fields as Readonly<Record<string, string>>)[code] ?? `(${code})`,
      },
    }),
  )
})
afterAll(() => kit.drop())

const open = async (who: PersonId, path: string) => {
  reader = await kit.as(who)
  const response = await app.request(path)
  return { status: response.status, text: (await response.text()).replaceAll('\u00a0', ' ') }
}
const send = async (who: PersonId, path: string, fields: Readonly<Record<string, string>>) => {
  reader = await kit.as(who)
  const response = await app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  return { status: response.status, location: response.headers.get('location'), text: await response.text() }
}
const stepPath = async (who: PersonId) =>
  /href="(\/vantar\/[^"]+)"/.exec((await open(who, '/vantar')).text)?.[1] ?? ''
const idIn = (text: string) => /name="applicationId" value="([^"]+)"/.exec(text)?.[1] ?? ''

describe('the queue', () => {
  it('says that nothing waits, kindly; and what does, with its rule, to whoever it is for', async () => {
    expect((await open(communicator, '/vantar')).text).toContain('Inget väntar på dig')
    const mine = (await open(manager, '/vantar')).text
    expect(mine).toContain('Besluta om Simhallen')
    expect(mine).toContain('F-070')
    const [task] = await waitingTasks(kit.deps)(await kit.as(manager), 'sv')
    expect(task).toMatchObject({ group: 'waiting', verb: 'Besluta om Simhallen', clock: { state: 'calm' } })
  })

  it('is in English too', async () => {
    lang = 'en'
    const page = await open(manager, '/vantar')
    lang = 'sv'
    expect(page.text).toContain('Decide about Simhallen')
  })
})

describe('the deciding page', () => {
  it('shows all that was handed in, why it was asked, and what comes of each answer', async () => {
    const page = (await open(manager, await stepPath(manager))).text
    for (const words of [
      'Du svarar som',
      'Fler familjer hittar till simskolan',
      'Ett konto utan syfte blir svårt att sköta',
      'Invånare',
      'Bosse Bäck',
      'Då går frågan vidare till förvaltningens kommunikatör.',
      'Då går ansökan tillbaka till Anna Ask',
    ])
      expect(page).toContain(words)
  })

  it('has no answer for whoever it is not for, and says for whom it waits', async () => {
    const path = await stepPath(manager)
    const others = await open(communicator, path)
    expect(others.text).toContain('någon annans att ge')
    expect(others.text).toContain('Väntar på Eva Chef')
    expect(others.text).not.toContain('<form')
    expect((await open(anna, path)).text).toContain('din egen ansökan')
  })

  it('wants an answer and a reason for a no, each told at its field, with nothing lost', async () => {
    const path = await stepPath(manager)
    const applicationId = idIn((await open(manager, path)).text)
    const none = await send(manager, `${path}/svar`, { applicationId })
    expect(none.status).toBe(422)
    expect(none.text).toContain('Välj ett av svaren')
    const bare = await send(manager, `${path}/svar`, { applicationId, outcome: 'no' })
    expect(bare.text).toContain('id="svar-reason-error"')
    expect(bare.text).toMatch(/value="no"[^>]*checked|checked[^>]*value="no"/)
  })

  it('refuses with words, past the buttons: before one’s turn, and what is one’s own', async () => {
    const path = await stepPath(manager)
    const applicationId = idIn((await open(manager, path)).text)
    const own = await send(anna, `${path}/svar`, { applicationId, outcome: 'yes' })
    expect([own.status, own.text]).toEqual([
      409,
      expect.stringContaining('Ingen beslutar om sitt eget') as string,
    ])
  })

  it('takes the yes, and says the same answer given twice was given', async () => {
    const path = await stepPath(manager)
    const applicationId = idIn((await open(manager, path)).text)
    const yes = await send(manager, `${path}/svar`, { applicationId, outcome: 'yes', reason: 'Bra plan.' })
    expect([yes.status, yes.location]).toEqual([303, '/vantar?klart=svar-ja'])
    const again = await send(manager, `${path}/svar`, { applicationId, outcome: 'no', reason: 'Nej.' })
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('hann svara först') as string])
    const next = (await open(communicator, await stepPath(communicator))).text
    expect(next).toContain('Bra plan.')
    expect(next).toContain('Hur är kvaliteten?')
  })

  it('ends with the last acknowledgement, and the letter can be had', async () => {
    const path = await stepPath(communicator)
    const applicationId = idIn((await open(communicator, path)).text)
    const fields = { applicationId, outcome: 'noted', verdict: 'good' }
    const done = await send(communicator, `${path}/svar`, fields)
    expect(done.location).toBe('/vantar?klart=svar-oppnat')
    reader = await kit.as(anna)
    const letter = await app.request(`/ansokningar/${applicationId}/uppdragsbrev.pdf`)
    expect(letter.headers.get('content-type')).toBe('application/pdf')
    expect(letter.headers.get('content-disposition')).toContain('attachment')
    expect(
      Buffer.from(await letter.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('where nobody can answer', () => {
  it('the administrator sees which role to give to somebody', async () => {
    const bosse = await kit.hire('Boel Ny', kit.unitId, 'service')
    const answers = {
      ...checklist({ applicant: anna, other: bosse }),
      'needs-it': true,
      'needs-it-what': 'Allt',
    }
    await applyForAccount(kit, await kit.as(anna), { answers, manager, communicator })
    const page = (await open(administrator, '/vantar')).text
    expect(page).toContain('Ge någon rollen IT-avdelningen')
    expect(page).toContain('href="/personer"')
  })
})

describe('exceptions', () => {
  it('has a kind page while there are none', async () => {
    expect((await open(anna, '/undantag')).text).toContain('Inga undantag')
  })
})
