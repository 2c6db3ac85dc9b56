import { HTTPException } from 'hono/http-exception'
import { describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import { DiskFull, FileChanged, FileMissing } from '#core/files/failures.ts'
import { KeyReplaced, SecretDamaged, WrongKey } from '#core/secrets/failures.ts'
import { createHttpKit } from '#test/http-kit.ts'
import {
  BodyTooLarge,
  FormRefused,
  MissingScope,
  NotSignedIn,
  TooManyAttempts,
  Unreadable,
} from './refusals.ts'

type Problem = Record<string, unknown> & { reference: string }

async function answer(error: Error, path: string, headers: Record<string, string> = {}) {
  const kit = createHttpKit({
    texts: {
      rule: ({ code }, lang) =>
        code === 'evidence-first'
          ? { title: lang === 'sv' ? 'Säkra underlaget först' : 'Evidence first' }
          : null,
      field: ({ code }) => (code === 'number-in-use' ? 'Numret används redan.' : null),
    },
  })
  kit.app.get(path.split('?')[0] ?? path, () => {
    throw error
  })
  const response = await kit.app.request(path, { headers })
  return { response, lines: kit.lines }
}

async function problemOf(error: Error): Promise<Problem> {
  const { response } = await answer(error, '/api/v1/thing')
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = (await response.json()) as Problem
  expect(problem['status']).toBe(response.status)
  return problem
}

const retryAt = Temporal.Instant.from('2026-11-21T10:04:00Z')

describe('errors for programs', () => {
  it.each([
    [new NotFound('message', '1'), 404, 'not-found'],
    [new NotPermitted('messages:write'), 403, 'not-permitted'],
    [new RuleBroken('step-locked'), 422, 'rule-broken'],
    [new Conflict('changed-by-other'), 409, 'conflict'],
    [new InvalidInput([]), 400, 'invalid-input'],
    [new NotSignedIn('session', 'missing'), 401, 'sign-in-needed'],
    [new NotSignedIn('token', 'expired'), 401, 'token-expired'],
    [new MissingScope('messages:read'), 403, 'missing-scope'],
    [new FormRefused('stale-form'), 403, 'stale-form'],
    [new BodyTooLarge(1024 * 1024), 413, 'body-too-large'],
    [new TooManyAttempts(retryAt), 429, 'too-many-attempts'],
    [new Unreadable('unreadable-json'), 400, 'unreadable-json'],
    [new Unreadable('wrong-media-type'), 415, 'wrong-media-type'],
    [new DiskFull('the evidence'), 507, 'disk-full'],
    [Object.assign(new Error('could not extend file'), { code: '53100' }), 507, 'disk-full'],
    [new FileMissing('ab'), 500, 'file-missing'],
    [new FileChanged('ab', 'cd'), 500, 'file-changed'],
    [new WrongKey('a', 'b'), 500, 'secret-unreadable'],
    [new SecretDamaged('a'), 500, 'secret-unreadable'],
    [new KeyReplaced('a'), 503, 'key-replaced'],
    [new HTTPException(400), 400, 'unreadable-json'],
    [new HTTPException(405), 405, 'refused'],
    [new TypeError('x is not a function'), 500, 'unexpected'],
  ])('%s becomes %i %s', async (error, status, kind) => {
    const problem = await problemOf(error)
    expect(problem).toMatchObject({
      status,
      type: `urn:problem-type:torget:${kind}`,
      instance: '/api/v1/thing',
    })
    for (const member of ['title', 'detail', 'remedy', 'reference']) expect(problem[member]).toMatch(/\S/)
  })

  it('name the rule, with the words of the module that knows it', async () => {
    const error = new RuleBroken('evidence-first', {
      ruleId: 'falkenberg.removal.order',
      details: { step: 2 },
    })
    expect(await problemOf(error)).toMatchObject({
      code: 'evidence-first',
      ruleId: 'falkenberg.removal.order',
      title: 'Säkra underlaget först',
      details: { step: 2 },
      detail: expect.stringContaining('falkenberg.removal.order') as string,
    })
  })

  it('say of each field what is wrong', async () => {
    const error = new InvalidInput([
      { field: 'number', code: 'number-in-use' },
      { field: 'reason', code: 'text-too-small', params: { minimum: 10 } },
      { field: 'lock', code: 'something-new' },
    ])
    const problem = await problemOf(error)
    expect(problem['errors']).toEqual([
      { field: 'number', code: 'number-in-use', detail: 'Numret används redan.' },
      { field: 'reason', code: 'text-too-small', detail: 'Skriv minst 10 tecken.', params: { minimum: 10 } },
      { field: 'lock', code: 'something-new', detail: 'Det här stämmer inte. Kontrollera och skriv igen.' },
    ])
  })

  it('say when to try again', async () => {
    const { response } = await answer(new TooManyAttempts(retryAt), '/api/v1/thing')
    expect(response.headers.get('retry-after')).toBe('240')
    expect(await response.json()).toMatchObject({
      retryAt: '2026-11-21T10:04:00Z',
      detail: expect.stringMatching(/om 4\sminuter\.$/) as string,
    })
  })

  it('come for an unknown address too', async () => {
    const { app } = createHttpKit()
    const response = await app.request('/hooks/okand', { method: 'POST' })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('errors for people', () => {
  it('are a page in the language of the reader with a reference that is in the log', async () => {
    const { response, lines } = await answer(new RuleBroken('step-locked'), '/inkorg/1', {
      'accept-language': 'en-GB',
      accept: 'text/html',
    })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(response.headers.get('content-language')).toBe('en')
    const reference = response.headers.get('x-request-id')
    expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    const page = await response.text()
    expect(page).toContain('A rule stands in the way')
    expect(page).toContain(reference)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ level: 'info', fields: { reference, status: 422, path: '/inkorg/1' } })
  })

  it('become a problem when the page asks for JSON', async () => {
    const { response } = await answer(new NotFound('x', '1'), '/inkorg/1', { accept: 'application/json' })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('give nothing away about a bug, and log it without the values of a row', async () => {
    const error = Object.assign(new Error('duplicate key value violates "person_email"'), {
      code: '23505',
      detail: 'Key (email)=(anna@example.se) already exists.',
    })
    const { response, lines } = await answer(error, '/inkorg/1?q=Anna', { accept: 'text/html' })
    expect(response.status).toBe(500)
    const page = await response.text()
    expect(page).not.toMatch(/duplicate|anna/i)
    expect(page).toContain('Något gick fel hos oss')
    expect(lines[0]).toMatchObject({ level: 'error', fields: { error: { code: '23505' } } })
    expect(JSON.stringify(lines)).not.toMatch(/anna/i)
    expect(JSON.stringify(lines)).toContain(response.headers.get('x-request-id'))
  })

  it('forget that the page was to be evidence', async () => {
    const { app } = createHttpKit()
    app.get('/underlag', (c) => {
      c.set('contentPolicy', 'evidence')
      throw new Error('halfway')
    })
    const response = await app.request('/underlag')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe-inline')
  })

  it.each(['/sok?q=a%00b', '/sok/%00'])(
    'refuse an address with a character that is none: %s',
    async (path) => {
      const { app } = createHttpKit()
      app.get('*', (c) => c.text('ok'))
      expect((await app.request(path)).status).toBe(400)
    },
  )
})
