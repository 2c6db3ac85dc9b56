import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemActor } from '#core/actor.ts'
import { isGone } from '#lab/town/comments.ts'
import type { Town } from '#lab/town/town.ts'
import { addAccount } from '#modules/accounts/index.ts'
import { askDue, tendConnections } from '#modules/connections/index.ts'
import { readPeople, readUnits } from '#modules/organisation/index.ts'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { untilFirstAsked } from '#test/until-first-asked.ts'
import { triageByApi, type ApiMessage } from '#test/work-by-api.ts'

/** What a citizen writes comes into one inbox from every network; an answer, and a hiding where the network hides, go out to it. */
type Place = { readonly town: Town; readonly accountId: string; readonly postId: string }

let app: RunningTestApp
let api: ApiClient
const places = new Map<string, Place>()

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T13:00+01:00', withNetworks: true })
  api = await apiClient(app, app.falkenberg)
  const people = await app.services.db.forOrg(app.falkenberg.orgId, (tx) =>
    readPeople(tx, app.falkenberg.orgId),
  )
  signer = people.find(({ fullName }) => fullName === app.falkenberg.staff.communicator)?.id ?? ''
  for (const network of app.networks) await connect(network)
  // The first round finds out where "now" is; what was there before is fetched only when somebody asks for it.
  await ask()
  await untilFirstAsked(app.modules.connections, app.falkenberg.orgId, [...places.keys()])
})
afterAll(async () => {
  await app.stop()
  for (const { emulator } of app.networks) expect(emulator.breaches, emulator.network).toEqual([])
})

async function connect({ emulator, secretOf }: RunningTestApp['networks'][number]): Promise<void> {
  const { services, falkenberg, modules } = app
  const { orgId } = falkenberg
  const { town, network } = emulator
  const account = town.addAccount({ name: 'Falkenbergs kommun', handle: 'falkenberg' })
  const post = town.publishPost({ accountId: account.id, text: 'Vattnet stängs av på Åvägen i natt.' })
  const grant = emulator.grantFor(account.id)
  const { unit, holder } = await services.db.forOrg(orgId, async (tx) => ({
    unit: (await readUnits(tx, orgId)).find(({ name }) => name === 'Kommunikationsavdelningen'),
    holder: (await readPeople(tx, orgId)).find(({ fullName }) => fullName === falkenberg.staff.communicator),
  }))
  const names = new Map([...modules.inbox.connectors].map(([id, { profile }]) => [id, profile.displayName]))
  await addAccount({ ...services, networks: names }, systemActor(orgId, 'test'), {
    network,
    externalId: grant['feed'] ?? account.id,
    handle: 'falkenberg',
    name: `Falkenberg på ${network}`,
    url: null,
    kind: 'official',
    unitId: unit?.id ?? '',
    holderId: holder?.id ?? '',
    token: secretOf(grant),
  })
  places.set(network, { town, accountId: account.id, postId: post.id })
}

/** What the worker does by itself, without waiting for its minutes. */
async function ask(): Promise<void> {
  await tendConnections(app.modules.connections)
  app.clock.set(app.clock.now().add({ minutes: 40 }).toString())
  await askDue(app.modules.connections, 'news')
}

/** Whoever signs what a program sends. */
let signer: string

const placeOn = (network: string): Place => {
  const place = places.get(network)
  if (place === undefined) throw new Error(`not connected: ${network}`)
  return place
}

/** The message as the network words it: on some of them an answer begins with whom it answers. */
async function arrived(network: string, text: string): Promise<ApiMessage> {
  const { town, postId } = placeOn(network)
  town.writeComment({ postId, author: 'Åsa Öberg', text })
  await ask()
  return vi.waitFor(
    async () => {
      const { body } = await api.get('/messages?limit=100')
      const { items } = body as { readonly items: readonly ApiMessage[] }
      const found = items.find((one) => one.text?.includes(text) === true)
      expect(found, `nobody wrote ${text}`).toBeDefined()
      return found!
    },
    { timeout: 20_000, interval: 100 },
  )
}

const commentWith = (network: string, text: string) =>
  Object.values(placeOn(network).town.state.comments).find((one) => one.text.includes(text))

const NETWORKS = ['instagram', 'linkedin', 'youtube', 'mastodon', 'bluesky'] as const
const HIDING = ['instagram', 'youtube', 'bluesky'] as const

describe.each(NETWORKS)('%s', { timeout: 60_000 }, (network) => {
  it('brings a comment into the inbox, and takes the signed answer', async () => {
    const text = `Hur länge är vattnet borta? åäö 🙂 (${network})`
    const { id, text: words } = await arrived(network, text)
    const { version } = await triageByApi(api, words ?? '', { classKey: 'question' })
    const answer = `Till klockan fem i morgon bitti (${network}).`
    const sent = await api.post(`/messages/${id}/reply`, { text: answer, version, signAsPersonId: signer })
    expect(sent.status, JSON.stringify(sent.body)).toBe(202)
    await vi.waitFor(
      () => {
        const written = commentWith(network, answer)
        expect(written).toMatchObject({ authorId: placeOn(network).accountId })
        expect(written?.text).toContain('Falkenbergs kommun')
      },
      { timeout: 20_000, interval: 200 },
    )
  })
})

describe.each(HIDING)('%s', { timeout: 60_000 }, (network) => {
  it('hides what is to be hidden, with evidence first', async () => {
    const text = `Ni är idioter hela högen. (${network})`
    const { id } = await arrived(network, text)
    await triageByApi(api, text, { classKey: 'offensive' })
    const at = (step: string) => `/messages/${id}/${step}`
    const opened = await api.post(at('case'), {
      groundCode: 'personal-attack',
      assessment: 'Inlägget kallar medarbetarna idioter och angriper dem som personer.',
    })
    expect(opened.status, JSON.stringify(opened.body)).toBe(201)
    const evidence = await api.post(at('evidence'))
    expect(evidence.status).toBeLessThan(300)
    const { evidenceId } = evidence.body as { evidenceId: string }
    await vi.waitFor(
      async () => {
        const register = await api.post(at('register'), {
          criterionRuleId: 'register-removed',
          note: 'Dold',
          evidenceId,
        })
        expect(register.status, JSON.stringify(register.body)).toBe(201)
      },
      { timeout: 30_000, interval: 300 },
    )
    const hidden = await api.post(at('hide'))
    expect(hidden.status, JSON.stringify(hidden.body)).toBe(202)
    await vi.waitFor(
      () => {
        const { town, postId } = placeOn(network)
        const comment = commentWith(network, text)
        expect(comment !== undefined && isGone(town.core, comment)).toBe(false)
        expect(JSON.stringify(town.publicView(postId).comments)).not.toContain(text)
      },
      { timeout: 20_000, interval: 200 },
    )
  })
})
