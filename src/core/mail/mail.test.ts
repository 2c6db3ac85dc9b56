import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { StartupProblem } from '#core/startup-problem.ts'
import { createMailer } from './create-mailer.ts'
import { MailNotConfigured, MailOutcomeUnknown, MailRefused, MailUnavailable } from './failures.ts'
import { readMailServer } from './mail-server.ts'
import type { Mail, Mailer } from './mail.ts'
import { readMime } from '#test/read-mime.ts'

const FROM = 'Torget Falkenberg <torget@example.se>'
const mail: Mail = {
  to: 'registrator@example.se',
  subject: 'Underlag för diarieföring: synpunkt på lekplatsen på Söder',
  text: 'Hej!\n\nHär kommer ett underlag.\n.\nEn rad som börjar med punkt.',
  messageId: '<0195-a1@torget.example.se>',
}
const limits = { connectMs: 2_000, silenceMs: 400, wholeMs: 1_500 }

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

type Received = { raw: Buffer; to: string[]; from: string }

async function smtpServer(options: SMTPServerOptions = {}): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void buffer(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          raw,
          to: rcptTo.map((r) => r.address),
          from: mailFrom === false ? '' : mailFrom.address,
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const { promise, resolve } = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => resolve(undefined))
  await promise
  closing.push(() => new Promise((done) => server.close(done)))
  return { port: (server.server.address() as net.AddressInfo).port, received }
}

/** A server that follows a script, for what a real one never does: `answer` gets each line and may return a reply or hang up. */
async function scriptedServer(answer: (line: string, socket: net.Socket) => string | null): Promise<number> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.write('220 test ESMTP\r\n')
    socket.on('data', (data) => {
      for (const line of data.toString('latin1').split('\r\n').filter(Boolean)) {
        const reply = answer(line, socket)
        if (reply !== null) socket.write(`${reply}\r\n`)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((done) => server.close(() => done()))
  })
  return (server.address() as net.AddressInfo).port
}

const mailerTo = (port: number, credentials = ''): Mailer =>
  createMailer({ smtpUrl: `smtp://${credentials}127.0.0.1:${port}`, from: FROM }, limits)
const failureOf = (sending: Promise<void>) => sending.then(() => null).catch((error: unknown) => error)
const refuse = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })

describe('a mail', () => {
  it('arrives with its Message-ID, its Swedish letters and every byte of its attachments', async () => {
    const { port, received } = await smtpServer()
    const zip = randomBytes(200_001)
    const text = Buffer.from('rad ett\nrad två\r\n.\r\n\0slut')
    await mailerTo(port).send({
      ...mail,
      html: '<p>Här kommer ett underlag.</p>',
      attachments: [
        { filename: 'underlag å.zip', content: zip, contentType: 'application/zip' },
        { filename: 'tom.bin', content: new Uint8Array(), contentType: 'application/octet-stream' },
        { filename: 'rad.txt', content: text, contentType: 'text/plain; charset=utf-8' },
      ],
    })
    const [one] = received
    expect(one).toMatchObject({ to: ['registrator@example.se'], from: 'torget@example.se' })
    const parts = readMime(one!.raw)
    expect(parts.headers['message-id']).toBe('<0195-a1@torget.example.se>')
    expect(parts.headers['subject']).toBe(mail.subject)
    expect(parts.headers['auto-submitted']).toBe('auto-generated')
    expect(parts.bodies.find((b) => b.type === 'text/plain')?.bytes.toString()).toContain('En rad som börjar')
    const attached = parts.bodies.filter((b) => b.filename !== null)
    expect(attached.map((b) => b.filename)).toEqual(['underlag å.zip', 'tom.bin', 'rad.txt'])
    expect([zip, Buffer.alloc(0), text].map((bytes, n) => bytes.equals(attached[n]!.bytes))).toEqual([
      true,
      true,
      true,
    ])
  })

  it('cannot be given headers or recipients through its texts', async () => {
    const { port, received } = await smtpServer()
    await mailerTo(port).send({
      ...mail,
      subject: 'Hej\r\nBcc: alla@example.se\r\n\r\nny kropp',
      attachments: [
        {
          filename: 'a.zip"\r\nX-Extra: ja\r\n../../b',
          content: Buffer.from('x'),
          contentType: 'text/html\r\nX-Extra: ja',
        },
      ],
    })
    const raw = received[0]!.raw.toString('latin1')
    expect(received[0]!.to).toEqual(['registrator@example.se'])
    expect(raw).not.toMatch(/^(bcc|x-extra):/im)
    expect(readMime(received[0]!.raw).headers['subject']).toBe('Hej Bcc: alla@example.se ny kropp')
  })

  it.each([
    'en@example.se, två@example.se',
    'en@example.se\r\nRCPT TO:<annan@example.se>',
    'Namn <en@example.se>',
    'utan-snabel-a',
    '',
    `${'a'.repeat(260)}@example.se`,
  ])('is not sent to %j, and the server is not even asked', async (to) => {
    const { port, received } = await smtpServer()
    expect(await failureOf(mailerTo(port).send({ ...mail, to }))).toMatchObject({
      name: 'MailRefused',
      code: 'bad-address',
    })
    expect(received).toEqual([])
  })

  it('wants a well-formed Message-ID', async () => {
    const { port } = await smtpServer()
    const sending = mailerTo(port).send({ ...mail, messageId: '<a@b>\r\nBcc: x@example.se' })
    await expect(sending).rejects.toThrow(TypeError)
  })
})

describe('certainly not sent, for good', () => {
  it.each([
    ['an unknown recipient', { onRcptTo: (_a, _s, done) => done(refuse(550, 'no such user')) }, '550'],
    ['a refused sender', { onMailFrom: (_a, _s, done) => done(refuse(553, 'not you')) }, '553'],
    ['a message too large for the server', { size: 500 }, 'too-large'],
    [
      'a message refused when it had been read',
      { onData: (stream, _s, done) => stream.resume().on('end', () => done(refuse(554, 'spam'))) },
      '554',
    ],
  ] as [string, SMTPServerOptions, string][])('%s', async (_what, options, code) => {
    const { port, received } = await smtpServer(options)
    const failure = await failureOf(mailerTo(port).send({ ...mail, text: 'x'.repeat(2000) }))
    expect(failure).toBeInstanceOf(MailRefused)
    expect((failure as MailRefused).code).toBe(code)
    expect(received).toEqual([])
  })
})

describe('certainly not sent, try later', () => {
  it('a recipient the server will take later', async () => {
    const { port } = await smtpServer({ onRcptTo: (_a, _s, done) => done(refuse(450, 'greylisted')) })
    expect(await failureOf(mailerTo(port).send(mail))).toMatchObject({ name: 'MailUnavailable', code: '450' })
  })

  it('no server', async () => {
    const { port } = await smtpServer()
    for (const close of closing.splice(0)) await close()
    expect(await failureOf(mailerTo(port).send(mail))).toBeInstanceOf(MailUnavailable)
  })

  it('a wrong mail password', async () => {
    const { port } = await smtpServer({
      allowInsecureAuth: true,
      authOptional: false,
      onAuth: (_auth, _s, done) => done(new Error('Invalid username or password')),
    })
    const failure = await failureOf(mailerTo(port, 'torget:fel@').send(mail))
    expect(failure).toMatchObject({ name: 'MailUnavailable', code: 'auth' })
  })

  it('a server that hangs up or falls silent before the message', async () => {
    const hangsUp = await scriptedServer((line, socket) => {
      if (line.startsWith('EHLO')) return '250 test'
      socket.destroy()
      return null
    })
    expect(await failureOf(mailerTo(hangsUp).send(mail))).toBeInstanceOf(MailUnavailable)
    const silent = await scriptedServer((line) => (line.startsWith('EHLO') ? '250 test' : null))
    expect(await failureOf(mailerTo(silent).send(mail))).toBeInstanceOf(MailUnavailable)
  })
})

describe('perhaps sent', () => {
  const untilData = (line: string): string | null => {
    if (line.startsWith('EHLO')) return '250 test'
    if (line.startsWith('DATA')) return '354 go on'
    return /^(MAIL|RCPT)/.test(line) ? '250 ok' : null
  }

  it('when the connection breaks after the message had begun to leave', async () => {
    const port = await scriptedServer((line, socket) => {
      if (line === '.') socket.destroy()
      return untilData(line)
    })
    expect(await failureOf(mailerTo(port).send(mail))).toBeInstanceOf(MailOutcomeUnknown)
  })

  it('when the server never says whether it took it', async () => {
    const port = await scriptedServer(untilData)
    expect(await failureOf(mailerTo(port).send(mail))).toBeInstanceOf(MailOutcomeUnknown)
  })

  it('but not when a server that drips answers is given up before the message', async () => {
    const port = await scriptedServer((line, socket) => {
      if (!line.startsWith('EHLO')) return null
      const drip = setInterval(() => socket.write('250-x\r\n'), 100)
      socket.on('close', () => clearInterval(drip))
      return null
    })
    expect(await failureOf(mailerTo(port).send(mail))).toMatchObject({
      name: 'MailUnavailable',
      code: 'ETIMEDOUT',
    })
  })
})

describe('the settings', () => {
  it('without a mail server, say so', async () => {
    const mailer = createMailer({ smtpUrl: null, from: FROM })
    expect(mailer.isConfigured).toBe(false)
    expect(await failureOf(mailer.send(mail))).toBeInstanceOf(MailNotConfigured)
  })

  it.each(['smtp://', 'smtp', 'smtpx://host', 'http://mail.example.se'])(
    'stop the start at %j',
    (smtpUrl) => {
      expect(() => createMailer({ smtpUrl, from: FROM })).toThrow(StartupProblem)
    },
  )

  it.each([
    ['smtp://user:pass@mail.example.se:587', true],
    ['smtp://user:pass@mail.example.se:587?ignoreTLS=true', undefined],
    ['smtp://user:pass@127.0.0.1:2525', undefined],
    ['smtp://mail.example.se', undefined],
  ])('%s: password only under TLS: %s', (smtpUrl, requireTLS) => {
    expect(readMailServer(smtpUrl)['requireTLS']).toBe(requireTLS)
  })
})
