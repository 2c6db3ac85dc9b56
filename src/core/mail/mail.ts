export type MailAttachment = {
  readonly filename: string
  readonly content: Uint8Array
  readonly contentType: string
}

/** One mail to one address: then it was sent or not, and never half. */
export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly attachments?: readonly MailAttachment[]
  /** `<id@host>`, the same each time this mail is tried, so that a mail that came twice is recognised as one. */
  readonly messageId: string
}

export interface Mailer {
  /** False without TORGET_SMTP_URL: then nothing may be promised to be mailed. */
  readonly isConfigured: boolean
  /**
   * Resolves when the mail server has taken responsibility for the message. Throws `MailRefused`, `MailUnavailable`,
   * `MailOutcomeUnknown` or `MailNotConfigured`.
   */
  send(mail: Mail): Promise<void>
}
