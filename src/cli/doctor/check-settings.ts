import { createTransport } from 'nodemailer'
import type { Config } from '#config'
import { readMailServer } from '#core/mail/mail-server.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

const MAIL_TIMEOUT_MS = 8000

export function checkMeta({ meta }: Pick<Config, 'meta'>): Finding {
  const missing = [
    meta.appId === null ? 'TORGET_META_APP_ID' : '',
    meta.appSecret === null ? 'TORGET_META_APP_SECRET' : '',
    meta.verifyToken === null ? 'TORGET_META_VERIFY_TOKEN' : '',
  ].filter((name) => name !== '')
  if (missing.length === 0) return ok('Meta app', 'id, secret and verify token are set')
  return warning(
    'Meta app',
    `${missing.join(', ')} not set: nothing comes from Facebook.`,
    'Copy them from the app’s dashboard at Meta.',
  )
}

/** Meta calls only https, and a cookie that travels in the clear can be taken. */
export function checkAddress({ baseUrl }: Pick<Config, 'baseUrl'>): Finding {
  const { protocol, hostname } = new URL(baseUrl)
  if (protocol === 'https:') return ok('Address', baseUrl)
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    return warning(
      'Address',
      `${baseUrl} is for this machine only: no webhook reaches it.`,
      'For real use, set TORGET_BASE_URL to its https address.',
    )
  }
  return problem('Address', `${baseUrl} is not https.`, 'Put a reverse proxy with a certificate in front.')
}

export async function checkMail(
  { mail }: Pick<Config, 'mail'>,
  timeoutMs = MAIL_TIMEOUT_MS,
): Promise<Finding> {
  if (mail.smtpUrl === null) {
    return warning(
      'Mail',
      'TORGET_SMTP_URL is not set: no mail is sent, and alerts are seen in the app only.',
      'Set it to the mail server’s address.',
    )
  }
  try {
    const server = readMailServer(mail.smtpUrl)
    const limits = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs }
    await createTransport({ ...server, ...limits }).verify()
    return ok('Mail', `${server.host ?? ''} answers and lets us in`)
  } catch (error) {
    return problem(
      'Mail',
      `The mail server cannot be used: ${(error as Error).message}`,
      'Check TORGET_SMTP_URL.',
    )
  }
}
