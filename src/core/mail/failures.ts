/**
 * Three answers, so that the outbox knows what it may do: `MailRefused` and `MailUnavailable` were certainly not sent (never try again;
 * try again later), `MailOutcomeUnknown` may have been. The network's failures in connectors/connector.ts are told apart the same way.
 */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
  /** The server's reply code, or a word of ours: `bad-address`, `too-large`, `envelope`. */
  readonly code: string
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** No server, no TLS, a wrong mail password, or "come back later". */
export class MailUnavailable extends Error {
  override readonly name = 'MailUnavailable'
  readonly code: string
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** The message had begun to leave when the connection broke. Sent again, it would have the same Message-ID. */
export class MailOutcomeUnknown extends Error {
  override readonly name = 'MailOutcomeUnknown'
  readonly code: string
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** No TORGET_SMTP_URL. Ask `isConfigured` first and say so on the page. */
export class MailNotConfigured extends Error {
  override readonly name = 'MailNotConfigured'
  readonly remedy =
    'Set TORGET_SMTP_URL, and TORGET_MAIL_FROM to an address that the mail server lets you send from.'
  constructor() {
    super('No mail server is configured.')
  }
}

type SmtpError = Error & { readonly code?: string; readonly responseCode?: number }

const TOO_EARLY_TO_HAVE_BEEN_SENT = 'nothing of the message had left'

/** Sorts an SMTP failure by reply code and by whether any of the message had been handed to the connection. */
export function classifyMailFailure(error: SmtpError, hasMessageBegun: boolean): Error {
  const reply = error.responseCode ?? 0
  const code = reply === 0 ? (error.code ?? 'unknown') : String(reply)
  if (error.code === 'EAUTH')
    return new MailUnavailable('auth', `The mail server refused our sign-in: ${error.message}`, error)
  if (reply >= 500) return new MailRefused(code, error.message, error)
  if (reply >= 400) return new MailUnavailable(code, error.message, error)
  if (hasMessageBegun) return new MailOutcomeUnknown(code, error.message, error)
  if (error.code === 'EENVELOPE') return new MailRefused('envelope', error.message, error)
  if (error.code === 'EMESSAGE') return new MailRefused('too-large', error.message, error)
  return new MailUnavailable(code, `${error.message} (${TOO_EARLY_TO_HAVE_BEEN_SENT})`, error)
}
