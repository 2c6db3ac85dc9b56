import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callLog } from './call-log.ts'
import { NoAnswer } from './failures.ts'
import type { HttpAnswer, HttpClient } from './http-client.ts'
import { recordCalls, type RecordedCall } from './record-calls.ts'
import { HIDDEN, redactAddress, redactBody, redactHeaders } from './redact.ts'

const now = () => Temporal.Instant.from('2026-11-21T09:00:00Z')
const text = (value: string) => new TextEncoder().encode(value)

function recorded(answer: Partial<HttpAnswer> | Error) {
  const calls: RecordedCall[] = []
  const client: HttpClient = {
    send: () =>
      answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve({
            status: 200,
            headers: {},
            bytes: text(''),
            url: '',
            receivedAt: now(),
            ...answer,
          }),
  }
  return { calls, client: recordCalls(client, { sink: (call) => calls.push(call), now }) }
}

describe('what is kept of a call', () => {
  it('tells everything but what opens doors', async () => {
    const headers = { 'content-type': 'application/json', 'set-cookie': 'session=topsecret' }
    const { calls, client } = recorded({ headers, bytes: text('{"accessJwt":"topsecret","name":"Åsa"}') })
    await client.send({
      method: 'POST',
      url: 'https://graph.example/me?access_token=topsecret&fields=id',
      headers: {
        authorization: 'Bearer topsecret-token',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'message=Hej&client_secret=topsecret',
    })
    expect(JSON.stringify(calls)).not.toContain('topsecret')
    expect(calls).toMatchObject([
      { method: 'POST', status: 200, failure: null, answer: expect.stringContaining('Åsa') as string },
    ])
    expect(calls[0]?.url).toContain('fields=id')
    expect(calls[0]?.body).toContain('message=Hej')
  })

  it('counts bytes, cuts the long, and names what failed', async () => {
    const picture = recorded({ headers: { 'content-type': 'image/png' }, bytes: new Uint8Array(300) })
    await picture.client.send({ method: 'GET', url: 'https://a.example/' })
    expect(picture.calls[0]?.answer).toBe('[300 bytes]')
    const long = recorded({ headers: { 'content-type': 'text/html' }, bytes: text('x'.repeat(50_000)) })
    await long.client.send({ method: 'GET', url: 'https://a.example/' })
    expect(long.calls[0]?.answer).toHaveLength(10_001)
    const lost = recorded(new NoAnswer('timeout', 'too slow'))
    await expect(lost.client.send({ method: 'GET', url: 'https://a.example/' })).rejects.toBeInstanceOf(
      NoAnswer,
    )
    expect(lost.calls).toMatchObject([{ status: null, failure: 'NoAnswer: timeout' }])
  })

  it('never changes the outcome, even when it cannot be kept', async () => {
    const client: HttpClient = { send: () => Promise.resolve({ status: 200 } as HttpAnswer) }
    const sink = () => {
      throw new Error('the disk is full')
    }
    const answer = await recordCalls({ send: client.send.bind(client) }, { sink, now }).send({ method: 'GET', url: 'https://a.example/' }).catch((error: unknown) => error) // prettier-ignore
    expect(answer).toMatchObject({ status: 200 })
  })
})

describe('redacting', () => {
  it.each([
    'access_token',
    'accessToken',
    'refreshJwt',
    'client_secret',
    'code_verifier',
    'password',
    'appsecret_proof',
    'upload_id',
    'uploadUrl',
  ])('hides %s wherever it stands', (name) => {
    const value = 'hemlig-123'
    expect(redactAddress(`https://a.example/p?${name}=${value}&x=1`)).not.toContain(value)
    expect(redactBody(JSON.stringify({ deep: [{ [name]: value }] }), 'application/json')).not.toContain(value)
    expect(redactBody(`${name}=${value}&x=1`, 'application/x-www-form-urlencoded')).not.toContain(value)
  })

  it('hides what opens an upload in the address that a network answers with', () => {
    const location = 'https://up.example/videos?uploadType=resumable&upload_id=hemlig-123'
    const shown = redactHeaders({ location })['location']
    expect(shown).toContain('uploadType=resumable')
    expect(shown).not.toContain('hemlig')
  })

  it('hides tokens in running text and in broken JSON', () => {
    const jwt = `eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`
    expect(redactBody(`{"a": "Bearer abcdefghijkl`, 'application/json')).toContain(HIDDEN)
    expect(redactHeaders({ 'x-debug': `token ${jwt}` })['x-debug']).toBe(`token ${HIDDEN}`)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('application/json', 'text/plain', ''), (body, type) => {
        redactBody(body, type)
        redactAddress(body)
      }),
    )
  })
})

describe('the log of calls', () => {
  it('is one file a day, for the owner only, and the oldest go', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'torget-calls-'))
    try {
      for (let day = 10; day < 19; day += 1) await writeFile(join(folder, `calls-2026-11-${day}.jsonl`), '')
      await writeFile(join(folder, 'annat.txt'), '')
      const log = callLog(folder)
      const { calls, client } = recorded({})
      await client.send({ method: 'GET', url: 'https://a.example/' })
      for (const call of calls) log(call)
      for (const call of calls) log(call)
      const path = join(folder, 'calls-2026-11-21.jsonl')
      expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(2)
      expect((await stat(path)).mode & 0o777).toBe(0o600)
      const left = await readdir(folder)
      expect(left).toContain('annat.txt')
      expect(left).not.toContain('calls-2026-11-10.jsonl')
      expect(left).toContain('calls-2026-11-18.jsonl')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
