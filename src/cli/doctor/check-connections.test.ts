import { describe, expect, it } from 'vitest'
import { createLinkedinWebhook } from '#connectors/linkedin/linkedin-webhook.ts'
import { createYoutubeWebhook } from '#connectors/youtube/push/youtube-webhook.ts'
import type { ConnectionCard } from '#modules/connections/index.ts'
import { createFakeNetwork } from '#test/fake-network.ts'
import { judgeConnection } from './check-connections.ts'
import { checkWebhooks } from './check-webhooks.ts'

const NOW = Temporal.Instant.from('2026-11-21T12:00:00Z')
const card = (change: object = {}): ConnectionCard =>
  ({
    account: { name: 'Biblioteket', externalId: '1' },
    connector: createFakeNetwork().connector,
    connection: { missingScopes: [], lastEventAt: NOW },
    ...{
      state: 'connected',
      code: null,
      endsAt: null,
      isRenewedByItself: false,
      quota: [],
      mayConnect: true,
    },
    ...change,
  }) as unknown as ConnectionCard
const pushed = { ...createFakeNetwork().connector, push: {} }
const connectionWith = (push: object) => ({ missingScopes: [], lastEventAt: NOW, push })
const levels = (change: object) => judgeConnection('prov', card(change), NOW).map(({ level }) => level)

describe('what doctor says of a connection', () => {
  it.each([
    ['in order', {}, ['ok']],
    ['lost', { state: 'role-lost', code: '200' }, ['problem']],
    ['never connected', { state: 'never-connected' }, ['warning']],
    ['network does not answer', { state: 'network-fault' }, ['warning']],
    ['ends in two weeks', { endsAt: NOW.add({ hours: 14 * 24 }) }, ['warning']],
    ['ends in a month', { endsAt: NOW.add({ hours: 30 * 24 }) }, ['ok']],
    ['scopes missing', { connection: { missingScopes: ['write'], lastEventAt: null } }, ['problem']],
    [
      'the network tells by itself',
      { connector: pushed, connection: connectionWith({ state: 'on', code: null }) },
      ['ok'],
    ],
    [
      'the network will not tell by itself',
      { connector: pushed, connection: connectionWith({ state: 'refused', code: 'x' }) },
      ['warning'],
    ],
    [
      'the network did not answer whether it will',
      { connector: pushed, connection: connectionWith({ state: 'fault', code: null }) },
      ['warning'],
    ],
    [
      'allowance nearly used',
      { quota: [{ bucket: { network: 'n', owner: '1', name: 'calls' }, percent: 80, resetsAt: NOW }] },
      ['ok', 'warning'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(levels(change)).toEqual(expected)
  })

  it('names the account, the network and what to do', () => {
    const [finding] = judgeConnection('prov', card({ state: 'expired' }), NOW)
    expect(finding).toMatchObject({
      what: 'prov',
      message: expect.stringContaining('Biblioteket (Torgnätet)') as string,
      remedy: expect.stringContaining('Connect again') as string,
    })
  })
})

describe('what doctor says of the webhooks', () => {
  const nothing = { clientId: null, clientSecret: null, url: null }
  const config = {
    ...{ baseUrl: 'https://torget.example', allowPrivateHosts: [] },
    meta: { appId: '1', appSecret: 's', verifyToken: 'word', graphUrl: 'https://graph.example' },
    linkedin: { ...nothing, appId: null, dailyCalls: { app: 1, member: 1 }, version: null },
    youtube: { ...nothing, hookSecret: null, dailyUnits: 1 },
  }
  const linkedin = { ...config.linkedin, clientSecret: 'client-secret' }
  const youtube = { ...config.youtube, hookSecret: 'hook-secret' }
  const asked: string[] = []
  const answering = (status: number, text: (query: Record<string, string>) => string) => ({
    send: ({ url }: { readonly url: string }) => {
      asked.push(url)
      const bytes = new TextEncoder().encode(text(Object.fromEntries(new URL(url).searchParams)))
      return Promise.resolve({ status, headers: {}, bytes, url, receivedAt: NOW })
    },
  })
  const levelsOf = async (...args: Parameters<typeof checkWebhooks>) =>
    (await checkWebhooks(...args)).map(({ level }) => level)

  it('Meta’s is asked as Meta asks', async () => {
    expect(
      await levelsOf(
        config,
        answering(200, () => 'torget-doctor'),
      ),
    ).toEqual(['ok'])
    expect(asked[0]).toContain('hub.verify_token=word')
    expect(
      await levelsOf(
        config,
        answering(200, () => '<h1>Hej'),
      ),
    ).toEqual(['problem'])
    expect(
      await levelsOf(
        config,
        answering(403, () => 'no'),
      ),
    ).toEqual(['problem'])
  })

  it('LinkedIn’s and YouTube’s prove that they have the same secrets', async () => {
    const all = { ...config, linkedin, youtube }
    const withSecrets = (clientSecret: string, secret: string) =>
      answering(200, (query) => {
        const challenge = createLinkedinWebhook({ clientSecret }).answerChallenge(query)
        if (challenge !== null) return JSON.stringify(challenge)
        return query['hub.verify_token'] === undefined
          ? (createYoutubeWebhook({ secret }).answerChallenge(query) ?? '')
          : 'torget-doctor'
      })
    expect(await levelsOf(all, withSecrets('client-secret', 'hook-secret'))).toEqual(['ok', 'ok', 'ok'])
    expect(await levelsOf(all, withSecrets('another', 'hook-secret'))).toEqual(['ok', 'problem', 'ok'])
    expect(
      await levelsOf(
        all,
        answering(404, () => 'not a feed of ours'),
      ),
    ).toEqual(Array(3).fill('problem'))
  })

  it('unreachable is a warning; not set up is told elsewhere', async () => {
    const silent = { send: () => Promise.reject(new Error('no answer')) }
    expect(await levelsOf({ ...config, linkedin, youtube }, silent)).toEqual(Array(3).fill('warning'))
    expect(await checkWebhooks({ ...config, meta: { ...config.meta, verifyToken: null } }, silent)).toEqual(
      [],
    )
  })
})
