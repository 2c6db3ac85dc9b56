import { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#core/actor.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { openDecidingKit, type DecidingKit } from '#test/deciding-kit.ts'
import { checklistAnswers } from '#test/startup-answers.ts'
import { errorTexts } from '../../../app/error-texts.ts'
import { startupWeb } from '../index.ts'

let kit: DecidingKit
let app: Hono<HttpEnv>
let reader: PersonActor
let anna: PersonActor
let bosse: PersonActor
let manager: PersonActor
let lang: 'sv' | 'en' = 'sv'

beforeAll(async () => {
  kit = await openDecidingKit('falkenberg')
  await kit.hire('Sara System', kit.topId, 'administrator')
  anna = await kit.as(await kit.hire('Anna Ask', kit.unitId, 'service'))
  bosse = await kit.as(await kit.hire('Bosse Bäck', kit.unitId, 'service'))
  manager = await kit.as(await kit.hire('Eva Chef', kit.unitId, 'manager'))
  reader = anna
  app = new Hono<HttpEnv>()
  app.onError((error, c) => c.text(error.name, error.name === 'NotPermitted' ? 403 : 404))
  app.use(async (c, next) => {
    c.set('actor', reader)
    c.set('lang', lang)
    c.set('formToken', () => 'token')
    await next()
  })
  app.route(
    '/',
    startupWeb({
      startup: kit.deps,
      texts: errorTexts,
      showPage: (c, page) => {
        const said = page.done?.[c.req.query('klart') ?? ''] ?? ''
        const body = renderToString(page.children as never)
        return Promise.resolve(c.html(`<p>${said}</p>${body}`, page.status ?? 200))
      },
    }),
  )
})
afterAll(() => kit.drop())

type Fields = Readonly<Record<string, string | readonly string[]>>

const get = async (path: string) => (await app.request(path)).text()
const post = (path: string, fields: Fields) => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return app.request(path, { method: 'POST', headers, body: body.toString() })
}
const placeOf = (response: Response) => response.headers.get('location') ?? ''
const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

async function begin(fields: Fields = {}): Promise<string> {
  const sent = { name: 'Simhallen', unitId: kit.unitId, accountKind: 'service', ...fields }
  const response = await post('/ansokningar/ny/konto', sent)
  expect(response.status).toBe(303)
  return placeOf(response).split('?')[0]!
}

const save = async (path: string, fields: Fields) =>
  post(path, { version: versionIn(await get(path)), ...fields })

describe('beginning', () => {
  it('offers what the policy tries, and explains the rest with its rule', async () => {
    const page = textOf(await get('/ansokningar/ny'))
    expect(page).toContain('Starta ett konto')
    expect(page).not.toContain('Få eller ge ett uppdrag')
    expect(page).toContain('Er policy prövar kontot')
    expect((await app.request('/ansokningar/ny/uppdrag')).status).toBe(303)
  })

  it('says of each platform how it stands, why, and what is known with its source (F-030, F-032)', async () => {
    const page = textOf(await get('/ansokningar/ny/konto'))
    expect(page).toMatch(/Facebook i första hand/)
    expect(page).toMatch(/TikTok avråds Plattformen uppfyller inte/)
    expect(page).toContain('Svenskarna och internet, utan datum')
  })

  it('what is missing is said at its field, and nothing typed is lost', async () => {
    const response = await post('/ansokningar/ny/konto', {
      ...{ name: ' ', unitId: kit.unitId, accountKind: 'service' },
      ...{ platform: '*', 'platform-annan': 'Tumblr' },
    })
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain('id="ny-name-error"')
    expect(page).toContain('value="Tumblr"')
  })
})

describe('TikTok, however it is written (scenario 2)', () => {
  it.each(['tiktok ', 'Tik Tok', 'TIK-TOK', 'https://www.tiktok.com/@badet'])(
    '“%s” stops with the reason and how an exception is asked for',
    async (typed) => {
      const path = await begin({ platform: '*', 'platform-annan': typed })
      const page = textOf(await get(path))
      expect(page).toContain('Här tar det stopp')
      expect(page).toContain(
        'TikTok går inte att använda. Plattformen uppfyller inte kommunens krav på informationssäkerhet.',
      )
      expect(page).toContain('Beslutas av: utvecklingschef')
      expect(await get(path)).toContain(`href="${path}/undantag"`)
    },
  )

  it('an exception needs its reason; asked for, it is said to wait', async () => {
    const path = await begin({ platform: 'tiktok' })
    const empty = await post(`${path}/undantag`, { reason: ' ' })
    expect([empty.status, textOf(await empty.text()).includes('Skriv varför.')]).toEqual([422, true])
    const asked = await post(`${path}/undantag`, { reason: 'De unga finns bara där.' })
    expect(placeOf(asked)).toBe(`${path}?klart=undantag-begart`)
    const page = textOf(await get(path))
    expect(page).toContain('Undantag är begärt och väntar på utvecklingschef')
    expect(page).toContain('Begärt med orden: De unga finns bara där.')
    expect(page).toContain('Ingen har rollen nu')
  })
})

describe('the parts', () => {
  it('each item has its why and its paragraph; an empty page goes on, for everything may be filled in later (F-051)', async () => {
    const path = await begin()
    const page = textOf(await get(`${path}/del/1`))
    expect(page).toContain('Ett konto utan syfte blir svårt att sköta')
    expect(page).toContain('F-053')
    expect(page).not.toContain('Svar saknas')
    const next = await save(`${path}/del/1`, { purpose: '' })
    expect(placeOf(next)).toBe(`${path}/del/2`)
    expect(textOf(await get(`${path}/del/1?visa=fel`))).toContain('Svar saknas')
  })

  it('an answer that stops, cannot be read or asks for more brings the page back, saved', async () => {
    const path = await begin()
    const stop = await save(`${path}/del/2`, { reaches: 'no' })
    expect(placeOf(stop)).toBe(`${path}/del/2?klart=ansokan-sparad`)
    expect(textOf(await get(placeOf(stop)))).toMatch(/Sparat\. .*Här tar det stopp.*Ni når inte målgruppen/)
    const hard = await save(`${path}/del/2`, { reaches: 'yes', 'account-type': 'personal-account' })
    expect(textOf(await get(placeOf(hard)))).toContain('Det finns inget undantag från det här.')
    const unread = await save(`${path}/del/4`, { hours: 'två', staff: '' })
    expect(textOf(await get(placeOf(unread)))).toContain('Skriv ett tal, till exempel 4 eller 2,5.')
    expect(await get(`${path}/del/4`)).toContain('value="två"')
    const more = await save(`${path}/del/3`, { 'needs-it': 'yes' })
    expect(placeOf(more)).toBe(`${path}/del/3?visa=foljd&klart=ansokan-sparad`)
    expect(textOf(await get(placeOf(more)))).toMatch(
      /Ett svar gav en följdfråga.*Det blir en uppgift för IT-avdelningen/,
    )
  })

  it('boxes can be emptied, and one of many chosen from the list beside them', async () => {
    const path = await begin()
    await save(`${path}/del/4`, { watchers: ['', anna.id, bosse.id] })
    expect((await get(`${path}/del/4`)).match(/name="watchers"[^>]*checked/g)).toHaveLength(2)
    await save(`${path}/del/4`, { watchers: '' })
    expect((await get(`${path}/del/4`)).match(/name="watchers"[^>]*checked/g)).toBeNull()
  })

  it('two people at once: the later sees both, and nothing is overwritten unseen', async () => {
    const path = await begin()
    const version = versionIn(await get(`${path}/del/1`))
    await post(`${path}/del/1`, { version, goal: 'Den första skrev ett mål.' })
    const late = await post(`${path}/del/1`, { version, purpose: 'Den andra skrev ett syfte.' })
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(textOf(page)).toContain('Någon annan har sparat i ansökan medan du skrev')
    expect(page).toContain('Den andra skrev ett syfte.')
    expect(page).toContain('Den första skrev ett mål.')
    expect(
      (await post(`${path}/del/1`, { version: versionIn(page), purpose: 'Den andra skrev ett syfte.' }))
        .status,
    ).toBe(303)
  })

  it('markup in an answer is shown as the text it is', async () => {
    const path = await begin({ name: '<script>alert(1)</script>' })
    await save(`${path}/del/1`, { purpose: '</textarea><script>alert(2)</script>' })
    for (const page of [path, `${path}/del/1`, `${path}/granska`, '/ansokningar'])
      expect(await get(page)).not.toContain('<script>')
  })

  it('nobody else fills it in; they read it', async () => {
    const path = await begin()
    reader = bosse
    expect((await app.request(`${path}/del/1`)).status).toBe(403)
    const page = await get(path)
    expect(textOf(page)).toContain('Syfte, mål, målgrupp och plattform')
    expect(page).not.toContain(`${path}/del/1`)
    reader = anna
    expect((await app.request(`${path}/del/99`)).status).toBe(404)
  })
})

describe('handing in (scenario 1)', () => {
  it('eighteen of nineteen: refused, with the missing one named and linked to its question', async () => {
    const path = await begin()
    await fillAll(path, ['promotion'])
    const refused = await post(`${path}/lamna-in`, { version: versionIn(await get(`${path}/granska`)) })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(textOf(page)).toContain('En sak är kvar innan du kan lämna in Marknadsföring saknas.')
    expect(page).toContain(`href="${path}/del/6?visa=fel#del-promotion"`)
    expect(await get(`${path}/del/6?visa=fel`)).toContain('id="del-promotion-error"')
  })

  it('complete: the answers in words, who will be asked, then handed in and closed for changes', async () => {
    const path = await begin()
    await fillAll(path)
    const review = textOf(await get(`${path}/granska`))
    expect(review).not.toContain('är kvar innan')
    expect(review).toContain('Vem är din chef? Eva Chef')
    expect(review).toMatch(
      /1\. Närmaste chef godkänner.*2\. Förvaltningens kommunikatör får veta och kvitterar/,
    )
    const sent = await post(`${path}/lamna-in`, { version: versionIn(await get(`${path}/granska`)) })
    expect(placeOf(sent)).toBe(`${path}?klart=ansokan-inlamnad`)
    const page = textOf(await get(path))
    expect(page).toMatch(/Väntar på andra Nu väntar den på närmaste chef/)
    expect(page).toMatch(/Väntar på Eva Chef/)
    expect(placeOf(await app.request(`${path}/del/1`))).toBe(path)
    expect(textOf(await get('/ansokningar'))).toMatch(/Simhallen.*väntar på andra.*närmaste chef/)
  })

  it('taken back on a page that says what happens first', async () => {
    const path = await begin()
    expect(textOf(await get(`${path}/aterta`))).toContain(
      'Det som skrivits och beslutats finns kvar att läsa.',
    )
    const version = versionIn(await get(`${path}/aterta`))
    expect(placeOf(await post(`${path}/aterta`, { version }))).toBe(`${path}?klart=ansokan-atertagen`)
    expect(textOf(await get(path))).toContain('Börja en ny ansökan från den här')
    const { pathname, search } = new URL(
      `http://x${/\/ansokningar\/ny\/konto\?fran=[^"]+/.exec(await get(path))![0]}`,
    )
    expect(await get(pathname + search)).toContain('value="Simhallen"')
  })

  async function fillAll(path: string, without: readonly string[] = []): Promise<void> {
    const answers = checklistAnswers([anna.id, bosse.id, bosse.id, manager.id, bosse.id])
    const fields = Object.fromEntries(
      Object.entries(answers).flatMap(([key, value]) => {
        if (without.includes(key)) return []
        const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
        return [[key, typeof text === 'number' ? String(text) : (text as string)]]
      }),
    )
    for (const part of [1, 2, 3, 4, 5, 6, 7]) await save(`${path}/del/${String(part)}`, fields)
  }
})

it('speaks English, too', async () => {
  lang = 'en'
  const pages = ['/ansokningar', '/ansokningar/ny', '/ansokningar/ny/konto'].map(get)
  const [list, start, account] = (await Promise.all(pages)).map(textOf)
  lang = 'sv'
  expect(list).toContain('New application')
  expect(start).toContain('What do you want to do?')
  expect(account).toContain('advised against')
  expect(`${list ?? ''}${start ?? ''}`).not.toMatch(/ansökan|Vad vill/)
})
