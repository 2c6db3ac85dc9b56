import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { composeMail, type ComposedMail } from './compose-mail.ts'
import { classifyMailFailure, MailNotConfigured } from './failures.ts'
import { readMailServer, type MailServer } from './mail-server.ts'
import type { Mailer } from './mail.ts'

export type MailSettings = { readonly smtpUrl: string | null; readonly from: string }

/** All in milliseconds. The whole stays under the five minutes that a claim in the outbox lasts. */
export type MailLimits = {
  readonly connectMs: number
  readonly silenceMs: number
  readonly wholeMs: number
}

const LIMITS: MailLimits = { connectMs: 15_000, silenceMs: 60_000, wholeMs: 240_000 }

/** Throws `StartupProblem` when TORGET_SMTP_URL cannot be understood. Connects anew for each mail: there are few, and far between. */
export function createMailer(settings: MailSettings, limits: MailLimits = LIMITS): Mailer {
  if (settings.smtpUrl === null) {
    return { isConfigured: false, send: () => Promise.reject(new MailNotConfigured()) }
  }
  const server = readMailServer(settings.smtpUrl)
  return {
    isConfigured: true,
    send: async (mail) => deliver(server, limits, await composeMail(settings.from, mail)),
  }
}

/**
 * Speaks SMTP by hand for one reason: the library's own `sendMail` does not say how far it had come when a connection broke. The message
 * is read from the stream only when the server has answered DATA, so an unread stream is a mail that was certainly not sent.
 */
async function deliver(server: MailServer, limits: MailLimits, mail: ComposedMail): Promise<void> {
  let hasBegun = false
  const message = Readable.from(
    (function* () {
      hasBegun = true
      yield mail.bytes
    })(),
    { objectMode: false },
  )
  const connection = new SMTPConnection({
    ...server,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
  })
  let timer: NodeJS.Timeout | undefined
  const broken = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject)
    timer = setTimeout(() => reject(timedOut(limits.wholeMs)), limits.wholeMs)
  })
  try {
    await Promise.race([broken, converse(connection, server, mail.envelope, message)])
    connection.quit()
  } catch (error) {
    connection.close()
    throw classifyMailFailure(error as Error, hasBegun)
  } finally {
    clearTimeout(timer)
  }
}

async function converse(
  connection: SMTPConnection,
  { auth }: MailServer,
  envelope: ComposedMail['envelope'],
  message: Readable,
): Promise<void> {
  await answered((done) => connection.connect(done))
  if (auth !== undefined && connection.allowsAuth)
    await answered((done) => connection.login({ user: auth.user, pass: auth.pass }, done))
  await answered((done) => connection.send({ ...envelope }, message, done))
}

function answered(ask: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    ask((error) => {
      if (error instanceof Error) reject(error)
      else resolve()
    })
  })
}

function timedOut(afterMs: number): Error {
  return Object.assign(new Error(`the mail server did not finish within ${afterMs} ms`), {
    code: 'ETIMEDOUT',
  })
}
