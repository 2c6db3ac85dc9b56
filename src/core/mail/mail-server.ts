import { parseConnectionUrl } from 'nodemailer/lib/shared'
import { StartupProblem } from '../startup-problem.ts'

export type MailServer = ReturnType<typeof parseConnectionUrl>

/**
 * Reads TORGET_SMTP_URL. A password goes over the net under TLS or not at all, unless the address itself says `?ignoreTLS=true`. Throws
 * `StartupProblem`.
 */
export function readMailServer(smtpUrl: string): MailServer {
  const server = parse(smtpUrl)
  const mustEncrypt = server.auth !== undefined && !isLoopback(server.host) && server['ignoreTLS'] !== true
  return mustEncrypt ? { ...server, requireTLS: true } : server
}

function parse(smtpUrl: string): MailServer {
  try {
    if (/^smtps?:\/\/./.test(smtpUrl) && URL.canParse(smtpUrl)) return parseConnectionUrl(smtpUrl)
  } catch {
    // a stray % in the password, say: told below, without repeating the password
  }
  throw new StartupProblem(
    'TORGET_SMTP_URL is not the address of a mail server.',
    'Write it as smtp://user:password@mail.example.se:587, with special characters in the password percent-encoded.',
  )
}

function isLoopback(host: string | undefined): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || host?.startsWith('127.') === true
}
