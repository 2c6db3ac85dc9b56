import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { proofOf } from './calls/authenticate.ts'
import { createFaults } from './faults.ts'
import { APP_SECRET, labForTests } from './lab-for-tests.ts'

describe('injected faults', () => {
  it('counts down, aims at kinds of calls, and refuses codes without facts', () => {
    const faults = createFaults()
    faults.next({ call: 'reply' }, { kind: 'error', code: 4 }, 2)
    const standing = faults.always({ call: 'writes' }, { kind: 'error', code: 2 })
    expect(faults.take('read-post')).toBeNull()
    expect(faults.take('reply')).toMatchObject({ code: 4 })
    expect(faults.take('reply')).toMatchObject({ code: 4 })
    expect(faults.take('reply')).toMatchObject({ code: 2 })
    faults.clear(standing)
    expect(faults.take('reply')).toBeNull()
    expect(() => faults.next({ call: 'any' }, { kind: 'error', code: 424242 })).toThrow(RangeError)
  })

  it.each([4, 17, 32, 613, 80001, 1, 2, 368])('answers with code %i and does not act', async (code) => {
    const { lab, post, call } = labForTests()
    lab.faults.next({ call: 'reply' }, { kind: 'error', code })
    const answer = await call('POST', `${post.id}/comments`, { message: 'Hej' })
    expect(answer.body).toMatchObject({ error: { code } })
    expect(lab.publicView(post.id).commentCount).toBe(0)
    await call('POST', `${post.id}/comments`, { message: 'Hej' })
    expect(lab.publicView(post.id).commentCount).toBe(1)
    expect(lab.violations).toEqual([])
  })

  it('gives the subcode of a dead token', async () => {
    const { lab, post, call } = labForTests()
    lab.faults.always({ call: 'any' }, { kind: 'error', code: 190, subcode: 463 })
    expect((await call('GET', post.id)).body).toMatchObject({ error: { code: 190, error_subcode: 463 } })
  })

  it('fails in front of the Graph with a page that is no JSON', async () => {
    const { lab, token, post } = labForTests()
    lab.faults.next({ call: 'read-post' }, { kind: 'server-error', status: 502 })
    const answer = await lab.fetch(`http://x.invalid/v26.0/${post.id}?access_token=${token}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html'])
  })

  it('acts and then never answers', async () => {
    const { lab, token, post } = labForTests()
    lab.faults.next({ call: 'reply' }, { kind: 'no-answer', acts: true })
    const body = new URLSearchParams({
      message: 'Hej',
      access_token: token,
      appsecret_proof: proofOf(APP_SECRET, token),
    })
    const waiting = lab.fetch(`http://x.invalid/v26.0/${post.id}/comments`, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(50),
    })
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(lab.publicView(post.id).commentCount).toBe(1)
  })

  it.each([true, false])('breaks the connection, having acted: %s', async (acts) => {
    const { lab, post, call } = labForTests()
    lab.faults.next({ call: 'reply' }, { kind: 'cut', acts })
    await expect(call('POST', `${post.id}/comments`, { message: 'Hej' })).rejects.toThrow('fetch failed')
    expect(lab.publicView(post.id).commentCount).toBe(acts ? 1 : 0)
  })

  it('breaks a real socket, and lets go of silent calls when it stops', async () => {
    const { lab, token, post } = labForTests()
    const server = serve({ fetch: lab.app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v26.0`
    const search = new URLSearchParams({ access_token: token, appsecret_proof: proofOf(APP_SECRET, token) })
    const url = `${base}/${post.id}?${search.toString()}`
    try {
      expect((await fetch(url)).status).toBe(200)
      lab.faults.next({ call: 'read-post' }, { kind: 'cut', acts: false })
      await expect(fetch(url)).rejects.toThrow('fetch failed')
      lab.faults.next({ call: 'read-post' }, { kind: 'no-answer', acts: false })
      const silent = fetch(url).then(
        () => 'answered',
        () => 'broken',
      )
      while (lab.faults.list().length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
      await lab.stop()
      expect(await silent).toBe('broken')
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  })

  it('can fail pictures, and be slow', async () => {
    const { lab, post, call } = labForTests()
    lab.faults.next({ call: 'media' }, { kind: 'server-error', status: 503 })
    expect((await lab.fetch('http://x.invalid/media/badhus.png')).status).toBe(503)
    lab.faults.next({ call: 'read-post' }, { kind: 'slow', delayMs: 30 })
    expect((await call('GET', post.id)).status).toBe(200)
  })

  it('keeps authors to itself while told to, in answers and in webhooks', async () => {
    const { lab, post, call } = labForTests()
    lab.faults.switchOn('withhold-authors')
    const { id } = lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Hej' })
    expect((await call('GET', id, { fields: 'from' })).body).toEqual({ id })
    expect(JSON.stringify(lab.state.events.at(-1))).not.toContain('Bosse')
    lab.faults.switchOff('withhold-authors')
    expect((await call('GET', id, { fields: 'from{name}' })).body).toMatchObject({
      from: { name: 'Bosse Lind' },
    })
  })
})
