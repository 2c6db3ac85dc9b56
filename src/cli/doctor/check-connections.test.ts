import { describe, expect, it } from 'vitest'
import type { ConnectionCard } from '#modules/connections/index.ts'
import { createFakeNetwork } from '#test/fake-network.ts'
import { judgeConnection } from './check-connections.ts'
import { checkWebhook } from './check-webhook.ts'

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

describe('what doctor says of the webhook', () => {
  const meta = { appId: '1', appSecret: 's', verifyToken: 'word', graphUrl: 'https://graph.example' }
  const config = { baseUrl: 'https://torget.example', meta, allowPrivateHosts: [] }
  const asked: string[] = []
  const answering = (status: number, text: string) => ({
    send: ({ url }: { readonly url: string }) => {
      asked.push(url)
      const answer = { status, headers: {}, bytes: new TextEncoder().encode(text), url, receivedAt: NOW }
      return Promise.resolve(answer)
    },
  })
  it('it is asked as the vendor asks', async () => {
    expect(await checkWebhook(config, answering(200, 'torget-doctor'))).toMatchObject([{ level: 'ok' }])
    expect(asked[0]).toContain('hub.verify_token=word')
    expect(await checkWebhook(config, answering(200, '<h1>Hej'))).toMatchObject([{ level: 'problem' }])
    expect(await checkWebhook(config, answering(403, 'no'))).toMatchObject([{ level: 'problem' }])
  })
  it('unreachable is a warning; not set up is told elsewhere', async () => {
    const silent = { send: () => Promise.reject(new Error('no answer')) }
    expect(await checkWebhook(config, silent)).toMatchObject([{ level: 'warning' }])
    expect(await checkWebhook({ ...config, meta: { ...meta, verifyToken: null } }, silent)).toEqual([])
  })
})
