import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPackageZip } from '#core/documents/package-verification.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { recordsApi } from '#modules/records/index.ts'
import { openDecisionKit, type DecisionKit } from '#test/decision-kit.ts'
import { createHttpKit } from '#test/http-kit.ts'
import { moderationApi } from '../index.ts'

let kit: DecisionKit
let call: (method: string, path: string, body?: unknown, scopes?: readonly string[]) => Promise<Response>
let document: { readonly paths?: Record<string, unknown> }

beforeAll(async () => {
  kit = await openDecisionKit()
  let scopes: readonly string[] = []
  const api = new OpenAPIHono<HttpEnv>()
  api.use(async (c, next) => {
    c.set('actor', kit.token(...scopes))
    await next()
  })
  api.route('/', recordsApi(kit.records))
  api.route('/', moderationApi(kit.moderation))
  document = api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Torget', version: '1' } })
  const { app } = createHttpKit()
  app.route('/api/v1', api)
  call = async (
    method,
    path,
    body,
    wanted = ['moderation:read', 'moderation:write', 'records:read', 'records:write'],
  ) => {
    scopes = wanted
    return app.request(`/api/v1${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
  }
})
afterAll(() => kit.close())

const json = async (response: Response) => (await response.json()) as Record<string, unknown>

describe('by API the order cannot be skipped either', () => {
  it('answers each early call with the step that has to come first, and lets the right order through', async () => {
    const messageId = await kit.write('api-1', 'Jag bränner ner ert kontor.')
    const at = (step: string) => `/messages/${messageId}/${step}`
    const early = async (step: string, body?: unknown) => {
      const response = await call('POST', at(step), body)
      const { code, details } = await json(response)
      return [response.status, code, (details as { waitsFor?: string } | undefined)?.waitsFor]
    }
    expect(await early('remove')).toEqual([422, 'no-open-case', 'ground'])
    expect(
      (
        await call('POST', at('case'), {
          groundCode: 'unlawful-threat',
          assessment: 'Hot om mordbrand mot kommunens kontor.',
        })
      ).status,
    ).toBe(201)
    expect(await early('remove')).toEqual([422, 'step-locked', 'evidence'])
    expect(await early('hide')).toEqual([422, 'step-locked', 'evidence'])
    const begun = await json(await call('POST', at('evidence')))
    expect(begun).toMatchObject({ state: 'capturing' })
    await kit.runCaptures()
    expect(await early('remove')).toEqual([422, 'step-locked', 'registration-basis'])
    expect(await early('notice', {})).toEqual([422, 'step-locked', 'action'])

    const registered = await call('POST', at('register'), {
      criterionRuleId: 'register-removed',
      note: 'Hot',
      evidenceId: begun['evidenceId'],
    })
    expect(registered.status).toBe(201)
    const { id: registrationId } = await json(registered)
    expect((await call('POST', at('remove'))).status).toBe(202)
    await kit.runOutbox()
    expect((await call('POST', at('notice'), {})).status).toBe(202)
    await kit.runOutbox()

    const view = await json(await call('GET', at('case')))
    expect(view).toMatchObject({
      next: 'police-report',
      duties: ['police-report', 'diary-number'],
      case: { action: 'remove', isChildAbuse: false },
      notice: { state: 'sent' },
      outbox: { act: { state: 'done' } },
    })
    expect(
      (view['steps'] as { ruleId: string; citation: string }[]).every(
        (step) => step.ruleId !== '' && step.citation !== '',
      ),
    ).toBe(true)

    for (const step of ['forward', 'forward'])
      expect((await call('POST', `/registrations/${String(registrationId)}/${step}`, {})).status).toBe(200)
    const wrong = await call('POST', `/registrations/${String(registrationId)}/number`, { number: 'abc' })
    expect(wrong.status).toBe(400)
    expect(await json(wrong)).toMatchObject({
      errors: [{ field: 'number', code: 'diary-number-form', params: { example: 'KS 2026/123' } }],
    })
    const right = await call('POST', `/registrations/${String(registrationId)}/number`, {
      number: 'KS 2026/77',
    })
    expect(await json(right)).toMatchObject({ state: 'registered', diaryNumber: 'KS 2026/77' })
    const caseId = (view['case'] as { id: string }).id
    expect(
      await json(await call('POST', `/cases/${caseId}/police-report`, { reportNumber: '5000-K77-26' })),
    ).toMatchObject({
      case: { state: 'closed' },
    })
  })

  it('hands out the evidence and the package, as downloads only', async () => {
    const messageId = await kit.write('api-2', '<script>alert(1)</script>')
    await call('POST', `/messages/${messageId}/evidence`)
    await kit.runCaptures()
    const list = (await json(await call('GET', `/messages/${messageId}/evidence`)))['items'] as {
      files: { sha256: string; what: string }[]
    }[]
    const page = list[0]!.files.find((file) => file.what === 'rendition-html')!
    const file = await call('GET', `/messages/${messageId}/evidence/${page.sha256}`)
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="rendition.html"')
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(await file.text()).toContain('&lt;script>')
    const opened = await json(
      await call('POST', `/messages/${messageId}/register`, {
        criterionRuleId: 'register-viewpoint',
        note: 'Kod',
      }),
    )
    const zip = await call('GET', `/registrations/${String(opened['id'])}/package`)
    const bytes = await buffer(Readable.fromWeb(zip.body as never))
    expect((await verifyPackageZip(bytes)).isIntact).toBe(true)
    expect(
      (await json(await call('GET', '/registrations?desk=contact-centre&limit=1')))['items'],
    ).toHaveLength(1)
    expect(
      await json(await call('GET', `/messages/${messageId}/registration-advice?initiatesCase=true`)),
    ).toMatchObject({
      need: 'required',
      ruleId: 'register-new-case',
    })
  })

  it.each([
    ['GET', '/registrations', 'records:write'],
    ['POST', '/messages/0192f000-0000-7000-8000-000000000000/register', 'records:read'],
    ['GET', '/cases/0192f000-0000-7000-8000-000000000000', 'moderation:write'],
  ])('%s %s is refused or finds nothing with only %s', async (method, path, scope) => {
    const body = method === 'POST' ? { criterionRuleId: 'x', note: 'x' } : undefined
    expect([403, 404]).toContain((await call(method, path, body, [scope])).status)
  })

  it.each([
    ['POST', '/messages/not-an-id/remove', undefined, 400],
    ['POST', '/messages/0192f000-0000-7000-8000-000000000000/case', { groundCode: 'x' }, 400],
    ['GET', '/messages/0192f000-0000-7000-8000-000000000000/case', undefined, 404],
    ['GET', '/registrations?cursor=x', undefined, 400],
    ['POST', '/cases/0192f000-0000-7000-8000-000000000000/police-report', {}, 404],
    ['POST', '/acts/0192f000-0000-7000-8000-000000000000/reconcile', {}, 404],
  ])('%s %s with %j is %i, never an error of ours', async (method, path, body, status) => {
    expect((await call(method, path, body)).status).toBe(status)
  })

  it('a text with a character that no database holds is cleaned, not crashed on', async () => {
    const messageId = await kit.write('api-3', 'Ni är idioter allihop.')
    const opened = await call('POST', `/messages/${messageId}/case`, {
      groundCode: 'insult',
      assessment: 'Kallar alla anställda\u0000 för idioter, \ud800 utan sak.',
    })
    expect(opened.status).toBe(201)
  })

  it('is described in OpenAPI', () => {
    expect(Object.keys(document.paths ?? {})).toEqual(
      expect.arrayContaining([
        '/registrations',
        '/registrations/{id}/number',
        '/messages/{id}/register',
        '/messages/{id}/evidence',
        '/messages/{id}/case',
        '/messages/{id}/remove',
        '/messages/{id}/hide',
        '/messages/{id}/unhide',
        '/messages/{id}/notice',
        '/cases/{id}',
        '/cases/{id}/police-report',
      ]),
    )
  })
})
