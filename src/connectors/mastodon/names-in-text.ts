import { textAt, type Json } from '../kit/json.ts'

const MENTION = /(?<![\p{L}\p{N}_/])@([\p{L}\p{N}_.-]*[\p{L}\p{N}_](?:@[\p{L}\p{N}.-]*[\p{L}\p{N}])?)/gu

/** The accounts that a text names, without the first `@` and in small letters: whoever is named is notified, and may read a direct status. */
export function namesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(MENTION), ([, name = '']) => name.toLowerCase())
}

/** How an account can be named: as its server's API writes it, and with the host that its page is on. */
export function namesOf(account: Json | null): readonly string[] {
  const username = textAt(account, 'username')
  const host = URL.parse(textAt(account, 'url') ?? '')?.host
  const whole = username === null || host === undefined ? null : `${username}@${host}`
  return [textAt(account, 'acct'), whole].flatMap((name) => name?.toLowerCase() ?? [])
}

/** Names whom it answers, first of all: without that nobody is notified. */
export function addressed(text: string, author: Json | null): string {
  const acct = textAt(author, 'acct')
  if (acct === null || acct === '') return text
  return namesIn(text).includes(acct.toLowerCase()) ? text : `@${acct} ${text}`
}
