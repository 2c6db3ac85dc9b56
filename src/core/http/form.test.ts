import { serve } from '@hono/node-server'
import net from 'node:net'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { passwordProblems } from '#core/auth/password-rules.ts'
import { createHttpKit } from '#test/http-kit.ts'
import { BODY_LIMITS, limitBody } from './body-limit.ts'
import { checkField, lineField, listField, textField } from './form-fields.ts'
import { parseForm } from './form.ts'
import { fieldText } from './texts.ts'

const schema = z.object({
  name: lineField({ max: 20 }),
  text: textField({ max: 50, optional: true }),
  email: z.email().optional(),
  ground: z.enum(['hot', 'skadegörelse']).optional(),
  count: z.coerce.number().int().min(2).max(5).optional(),
  on: z.iso.date().optional(),
  number: z
    .string()
    .refine((value) => /^KS \d+\/\d{4}$/.test(value), 'number-form')
    .optional(),
  roles: listField(z.enum(['registrar', 'archivist'])),
  isUrgent: checkField(),
  password: z.string().min(12).optional(),
})

function createApp() {
  const { app } = createHttpKit()
  app.use(limitBody('form'))
  app.post('/form', async (c) => c.json(await parseForm(c, schema)))
  return app
}

const sent = async (body: string | FormData | URLSearchParams, type?: string) => {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
  return createApp().request('/form', { method: 'POST', body, headers })
}
const result = async (fields: readonly (readonly [string, string])[]): Promise<unknown> =>
  (await sent(new URLSearchParams(fields.map(([name, value]) => [name, value])))).json()

describe('a form', () => {
  it('becomes values', async () => {
    const fields = [
      ['_csrf', 'hemligt'],
      ['name', '  Anna\t Svensson '],
      ['text', 'rad ett\r\nrad två\r\n'],
      ['roles', 'registrar'],
      ['roles', 'archivist'],
      ['isUrgent', 'on'],
      ['count', '3'],
    ] as const
    expect(await result(fields)).toEqual({
      ok: true,
      value: {
        name: 'Anna Svensson',
        text: 'rad ett\nrad två',
        roles: ['registrar', 'archivist'],
        isUrgent: true,
        count: 3,
      },
    })
  })

  it('takes one box for a list of one, and none for an empty list', async () => {
    expect(
      await result([
        ['name', 'A'],
        ['text', ''],
        ['roles', 'registrar'],
      ]),
    ).toMatchObject({
      value: { roles: ['registrar'], isUrgent: false },
    })
    expect(
      await result([
        ['name', 'A'],
        ['text', ''],
      ]),
    ).toMatchObject({ value: { roles: [] } })
  })

  it('takes any text: emoji, right to left, half characters', async () => {
    const form = new FormData()
    form.set('name', '👩‍👩‍👧 مرحبا')
    form.set('text', 'a\0b')
    expect(await (await sent(form)).json()).toMatchObject({
      ok: true,
      value: { name: '👩‍👩‍👧 مرحبا', text: 'a\ufffdb' },
    })
    const halves = await sent('name=%ED%A0%80&text=', 'application/x-www-form-urlencoded')
    expect(await halves.json()).toMatchObject({ ok: true, value: { name: '\ufffd\ufffd\ufffd' } })
  })

  it.each([
    [['name', ''], 'name', 'required', undefined],
    [['name', '   '], 'name', 'required', undefined],
    [['name', 'x'.repeat(21)], 'name', 'text-too-large', { maximum: 20 }],
    [['email', 'anna'], 'email', 'not-an-email', undefined],
    [['ground', 'kritik'], 'ground', 'not-a-choice', undefined],
    [['count', '1'], 'count', 'number-too-small', { minimum: 2 }],
    [['count', '9'], 'count', 'number-too-large', { maximum: 5 }],
    [['count', 'många'], 'count', 'not-a-number', undefined],
    [['on', '2026-02-30'], 'on', 'not-a-date', undefined],
    [['number', '12'], 'number', 'number-form', undefined],
    [['roles', 'kung'], 'roles', 'not-a-choice', undefined],
    [['password', 'kort'], 'password', 'text-too-small', { minimum: 12 }],
  ] as const)('%j: %s %s', async (field, name, code, params) => {
    const others = [
      ['name', 'Anna'],
      ['text', ''],
    ].filter(([other]) => other !== field[0]) as [string, string][]
    const outcome = (await result([field, ...others])) as { ok: boolean; problems: unknown[] }
    expect(outcome.ok).toBe(false)
    expect(outcome.problems).toEqual([{ field: name, code, ...(params === undefined ? {} : { params }) }])
  })

  it('says what is missing altogether', async () => {
    expect(await result([])).toMatchObject({
      ok: false,
      problems: [
        { field: 'name', code: 'required' },
        { field: 'text', code: 'required' },
      ],
    })
  })

  it('gives back what was typed, but no password, token or file', async () => {
    const form = new FormData()
    for (const [name, value] of [
      ['name', ''],
      ['text', 'behåll mig'],
      ['password', 'hemligt lösenord'],
      ['newPassword', 'hemligt lösenord'],
      ['_csrf', 'token'],
      ['roles', 'a'],
      ['roles', 'b'],
      ['__proto__', 'x'],
    ] as const)
      form.append(name, value)
    form.set('file', new File(['x'], 'x.txt'))
    const outcome = (await (await sent(form)).json()) as { values: Record<string, unknown> }
    expect(Object.entries(outcome.values)).toEqual([
      ['name', ''],
      ['text', 'behåll mig'],
      ['roles', ['a', 'b']],
      ['__proto__', 'x'],
    ])
  })

  it.each([
    ['{"name":"A"}', 'application/json', 415],
    ['name=A', 'text/plain', 415],
    ['--x\r\nbroken', 'multipart/form-data; boundary=y', 400],
    ['broken', 'multipart/form-data', 400],
  ])('that is none (%j as %s) is refused: %i', async (body, type, status) => {
    expect((await sent(body, type)).status).toBe(status)
  })

  it('has words for every fault, in both languages', () => {
    const codes = [
      'required',
      'invalid',
      'not-a-choice',
      'not-an-email',
      'not-a-date',
      'unreadable-character',
    ]
    const sized = ['text-too-small', 'number-too-large', 'list-too-small', 'unknown-field']
    const passwords = ['x', 'password1234', 'anna@example.se'].flatMap((p) =>
      passwordProblems(p.padEnd(p === 'x' ? 1 : 12), { email: 'anna@example.se' }).map(
        (problem) => problem.code,
      ),
    )
    expect(passwords).toEqual(['password-too-short', 'password-too-common', 'password-is-email'])
    for (const code of [...codes, ...sized, ...passwords]) {
      const [sv, en] = (['sv', 'en'] as const).map((lang) => fieldText({ field: 'x', code }, lang))
      expect(sv).toMatch(/\.$/)
      expect(en).toMatch(/\.$/)
      expect(sv).not.toBe(en)
    }
    expect(fieldText({ field: 'x', code: 'toString' }, 'sv')).toBeNull()
  })
})

describe('a body that is too large', () => {
  const large = (bytes: number) => `name=${'x'.repeat(bytes)}`

  it('is refused by what it says of itself, and by what it turns out to be', async () => {
    const told = await sent(large(BODY_LIMITS.form), 'application/x-www-form-urlencoded')
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let n = 0; n < 20; n += 1) controller.enqueue(new TextEncoder().encode('x'.repeat(100_000)))
        controller.close()
      },
    })
    const untold = await createApp().request('/form', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    } as RequestInit)
    for (const response of [told, untold]) {
      expect(response.status).toBe(413)
      expect(await response.text()).toContain('Gränsen är 1 MB')
    }
    const fits = await sent(large(BODY_LIMITS.form - 5), 'application/x-www-form-urlencoded')
    expect(fits.status).toBe(200)
  })

  it('is a problem for programs, each kind of route with its own limit', async () => {
    const { app } = createHttpKit()
    app.post('/hooks/meta', limitBody('hook'), async (c) =>
      c.text(String((await c.req.arrayBuffer()).byteLength)),
    )
    app.post('/api/v1/x', limitBody('api'), async (c) =>
      c.text(String((await c.req.arrayBuffer()).byteLength)),
    )
    const post = (path: string, bytes: number) =>
      app.request(path, {
        method: 'POST',
        body: Buffer.alloc(bytes),
        headers: { 'content-length': String(bytes) },
      })
    expect(await (await post('/hooks/meta', BODY_LIMITS.hook)).text()).toBe(String(BODY_LIMITS.hook))
    expect((await post('/hooks/meta', BODY_LIMITS.hook + 1)).status).toBe(413)
    expect((await post('/api/v1/x', BODY_LIMITS.api)).status).toBe(200)
    const refused = await post('/api/v1/x', BODY_LIMITS.api + 1)
    expect(await refused.json()).toMatchObject({ status: 413, code: 'body-too-large' })
  })

  it('is refused over a real connection, in chunks without a length', async () => {
    const server = serve({ fetch: createApp().fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as net.AddressInfo
    const socket = net.connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      'POST /form HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-type: application/x-www-form-urlencoded\r\n\r\n',
    )
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`
    for (let n = 0; n < 12; n += 1) socket.write(chunk)
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(data.toString())),
    )
    socket.destroy()
    server.close()
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })
})
