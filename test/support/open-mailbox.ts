import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { readMime, type ReceivedMail } from './read-mime.ts'

export type Mailbox = {
  /** For `TORGET_SMTP_URL`. */
  readonly url: string
  readonly mails: readonly (ReceivedMail & { readonly to: readonly string[] })[]
  close(): Promise<void>
}

/** A mail server on loopback that keeps whatever comes. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: (ReceivedMail & { readonly to: readonly string[] })[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void buffer(stream).then((raw) => {
        mails.push({ ...readMime(raw), to: session.envelope.rcptTo.map(({ address }) => address) })
        done()
      })
    },
  })
  // A client that hangs up is no fault of the test's.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
