import { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#core/actor.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { openAccount, rightsOn } from '#modules/accounts/index.ts'
import { openDecidingKit, type DecidingKit } from '#test/deciding-kit.ts'
import { errorTexts } from '../../../app/error-texts.ts'
import { startupWeb } from '../index.ts'

let kit: DecidingKit
let app: Hono<HttpEnv>
let reader: PersonActor
let asta: PersonActor
let manager: PersonActor

beforeAll(async () => {
  kit = await openDecidingKit('botkyrka')
  await kit.hire('Sara System', kit.topId, 'administrator')
  asta = await kit.as(await kit.hire('Asta Berg', kit.unitId, 'employee'))
  manager = await kit.as(await kit.hire('Ulla Chef', kit.unitId, 'manager'))
  for (const letter of 'abcdefghijklmn') await kit.hire(`Kollega ${letter}`, kit.topId, 'employee')
  reader = asta
  app = new Hono<HttpEnv>()
  app.onError((error, c) => c.text(error.name, 500))
  app.use(async (c, next) => {
    c.set('actor', reader)
    c.set('lang', 'sv')
    c.set('formToken', () => 'token')
    await next()
  })
  const showPage = (
    c: Parameters<Parameters<typeof startupWeb>[0]['showPage']>[0],
    page: { children: unknown; status?: number },
  ) => Promise.resolve(c.html(renderToString(page.children as never), (page.status ?? 200) as 200))
  app.route('/', startupWeb({ startup: kit.deps, texts: errorTexts, showPage }))
})
afterAll(() => kit.drop())

const get = async (path: string) => (await app.request(path)).text()
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const post = (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return app.request(path, { method: 'POST', headers, body: body.toString() })
}
const pathOf = (response: Response) => (response.headers.get('location') ?? '').split('?')[0] ?? ''
const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''

const beginPlan = (more: Readonly<Record<string, string>> = {}) =>
  post('/ansokningar/ny/uppdrag', {
    assignmentType: 'publishing',
    unitId: kit.unitId,
    assigneeId: asta.id,
    ...more,
  })

describe('a policy that tries the person (B-030 to B-034)', () => {
  it('offers assignments by what they let one do, and monitoring apart from them', async () => {
    const start = textOf(await get('/ansokningar/ny'))
    expect(start).toContain('Få eller ge ett uppdrag')
    expect(start).toContain('Enbart omvärldsbevakning')
    expect(start).toContain('Er policy prövar personens uppdrag')
    const plan = textOf(await get('/ansokningar/ny/uppdrag'))
    expect(plan).toContain('Publicera och svara Får publicera, svara, ta bort och bevaka.')
    expect(plan).toContain('Kampanj Får publicera, svara och ta bort. Behöver en sista dag.')
    expect(plan).not.toContain('Enbart omvärldsbevakning')
  })

  it('the plan is said to stand in for the annex, and both parties fill it in', async () => {
    const path = pathOf(await beginPlan({ platform: 'facebook' }))
    const page = textOf(await get(`${path}/del/1`))
    expect(page).toContain('Frågorna här är en ställföreträdare')
    await post(`${path}/del/1`, { version: versionIn(await get(`${path}/del/1`)), manager: manager.id })
    reader = manager
    const filled = await post(`${path}/del/1`, {
      ...{ version: versionIn(await get(`${path}/del/1`)), purpose: 'Visa vad som händer på gårdarna.' },
    })
    reader = asta
    expect(filled.status).toBe(303)
    expect(textOf(await get(path))).toContain('Visa vad som händer på gårdarna.')
  })

  it('with more people than one reads, those of the unit are boxes and the others are chosen from lists', async () => {
    const path = pathOf(await beginPlan())
    const part = `${path}/del/4`
    const page = await get(part)
    expect(page.match(/type="checkbox"[^>]*name="admins"|name="admins"[^>]*type="checkbox"/g)).toHaveLength(2)
    expect(page.match(/<select[^>]*name="admins"/g)).toHaveLength(3)
    const other = /<option[^>]*value="([^"]+)"[^>]*>Kollega g/.exec(page)?.[1] ?? ''
    await post(part, { version: versionIn(page), admins: ['', asta.id, other, '', ''] })
    const after = await get(part)
    expect(after).toMatch(new RegExp(`name="admins"[^>]*value="${other}"[^>]*checked`))
  })

  it('monitoring only is given on the spot, until the end of its last day', async () => {
    const given = await post('/ansokningar/ny/utan-plan', {
      ...{ assignmentType: 'monitoring-only', unitId: kit.unitId, assigneeId: asta.id, endsOn: '2026-12-31' },
    })
    expect(given.headers.get('location')).toMatch(/klart=uppdrag-direkt$/)
    expect(textOf(await get(pathOf(given)))).toContain('Det behövdes varken plan eller godkännande.')
    const bad = await post('/ansokningar/ny/utan-plan', {
      ...{ assignmentType: 'monitoring-only', unitId: kit.unitId, assigneeId: asta.id, endsOn: 'nyår' },
    })
    expect(bad.status).toBe(422)
  })

  it('without an assignment type or with one that is none, nothing is begun', async () => {
    expect((await beginPlan({ assignmentType: '' })).status).toBe(422)
    expect((await beginPlan({ assignmentType: 'påhittat' })).status).toBe(422)
    expect((await beginPlan({ unitId: '' })).status).toBe(422)
  })
})

describe('closing (F-071, B-045)', () => {
  it('is offered for what one may close, wants a reason, and shows who is told', async () => {
    const { id } = await kit.within((tx) =>
      openAccount(kit.deps.accounts, tx, kit.system, {
        ...{
          platform: 'flickr',
          handle: '@bilder',
          name: 'Bilder från Botkyrka',
          url: null,
          kind: 'assignment',
        },
        ...{ unitId: kit.unitId, holderId: asta.id, purpose: 'Bilder', audience: 'Alla' },
      }),
    )
    expect(textOf(await get('/ansokningar/ny/avslut'))).toContain('Bilder från Botkyrka (Flickr)')
    const silent = await post('/ansokningar/ny/avslut', { accountId: id, reason: ' ' })
    expect(silent.status).toBe(422)
    const told = await post('/ansokningar/ny/avslut', { accountId: id, reason: 'Ingen tittar där längre.' })
    const page = textOf(await get(pathOf(told)))
    expect(page).toContain('Därför avslutas kontot Ingen tittar där längre.')
    expect(page).toMatch(
      /Förvaltningens kommunikatör får veta och kvitterar.*Kommunikationschef får veta och kvitterar/,
    )
    const rights = await kit.within((tx) =>
      rightsOn(tx, kit.orgId, { personId: asta.id, accountId: id }, kit.clock.now()),
    )
    expect([...rights]).toEqual([])
    reader = await kit.as(await kit.hire('Nils Nyfiken', kit.unitId, 'employee'))
    expect(textOf(await get('/ansokningar/ny/avslut'))).toContain('Det finns inget konto som du kan avsluta.')
    reader = asta
  })
})
