import MailComposer from 'nodemailer/lib/mail-composer'
import { MailRefused } from './failures.ts'
import type { Mail, MailAttachment } from './mail.ts'

export type ComposedMail = {
  readonly envelope: { readonly from: string; readonly to: string; readonly size: number }
  readonly bytes: Buffer
}

/** One address and nothing that a mail server could take for a second one, a command or a header. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u
const LONGEST_ADDRESS = 254
const MESSAGE_ID = /^<[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+>$/
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.+-]+)*$/

/** Makes the bytes of the message. Throws `MailRefused` for an address that is none, `TypeError` for a malformed Message-ID. */
export async function composeMail(from: string, mail: Mail): Promise<ComposedMail> {
  const to = mail.to.trim()
  if (to.length > LONGEST_ADDRESS || !ADDRESS.test(to))
    throw new MailRefused('bad-address', 'The recipient is not one e-mail address.')
  if (!MESSAGE_ID.test(mail.messageId)) throw new TypeError('a Message-ID has the form <id@host>')
  const node = new MailComposer({
    from,
    to,
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    attachments: (mail.attachments ?? []).map(toAttachment),
    messageId: mail.messageId,
    // RFC 3834: out-of-office replies to a robot help nobody
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  const bytes = await node.build()
  const { from: sender } = node.getEnvelope()
  return { envelope: { from: sender === false ? '' : sender, to, size: bytes.length }, bytes }
}

function toAttachment({ filename, content, contentType }: MailAttachment) {
  return {
    filename: oneLine(filename).replace(/[/\\]/g, '_') || 'bilaga',
    content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    contentType: MEDIA_TYPE.test(contentType) ? contentType : 'application/octet-stream',
    contentTransferEncoding: 'base64',
  }
}

/** A line break in a header would start the next header. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}
