import type { Author, EventComment, EventDirectMessage, EventPost, MediaRef } from '../connector.ts'
import { asRecord, idAt, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { webUrl } from '../kit/web-url.ts'
import { htmlText } from './html-text.ts'
import { idBeside } from './ids.ts'

/** Who wrote it, as kept (`ids.ts`). `accountId` is the account that was asked as, here and below. */
export function authorIdOf(status: Json, accountId: string): string | null {
  return keptIdAt(recordAt(status, 'account'), 'id', accountId)
}

function keptIdAt(source: Json | null, key: string, accountId: string): string | null {
  const id = idAt(source, key)
  return id === null ? null : idBeside(accountId, id)
}

/** Whom it answers, as kept. */
export function answeredIdOf(status: Json | null, accountId: string): string | null {
  return keptIdAt(status, 'in_reply_to_account_id', accountId)
}

/** The name people chose for themselves, else their address. */
function authorOf(status: Json, accountId: string): Author | null {
  const account = recordAt(status, 'account')
  if (account === null) return null
  const chosen = (textAt(account, 'display_name') ?? '').trim()
  const name = chosen === '' ? (textAt(account, 'acct') ?? textAt(account, 'username') ?? '') : chosen
  return { externalId: authorIdOf(status, accountId), name }
}

/** The content warning first, then the words, then what a poll asks: all that somebody wrote. */
function textOf(status: Json): string {
  const warning = (textAt(status, 'spoiler_text') ?? '').trim()
  // The answer to a deletion has the words as they were written, and no HTML.
  const words = textAt(status, 'content') === null ? (textAt(status, 'text') ?? '') : contentOf(status)
  const choices = listAt(recordAt(status, 'poll'), 'options').flatMap((option) => {
    const title = textAt(asRecord(option), 'title')
    return title === null ? [] : [`• ${title}`]
  })
  return [warning, words, choices.join('\n')].filter((part) => part !== '').join('\n\n')
}

function contentOf(status: Json): string {
  return htmlText(textAt(status, 'content') ?? '')
}

const KINDS: Readonly<Record<string, MediaRef['kind']>> = { image: 'image', gifv: 'video', video: 'video' }

function mediaOf(status: Json): readonly MediaRef[] {
  const attached = listAt(status, 'media_attachments').flatMap((item): MediaRef[] => {
    const media = asRecord(item)
    const url = webUrl(media?.['url']) ?? webUrl(media?.['remote_url']) ?? webUrl(media?.['preview_url'])
    if (url === null) return []
    const altText = textAt(media, 'description')
    const kind = KINDS[textAt(media, 'type') ?? ''] ?? 'file'
    return [{ kind, url, ...(altText === null || altText === '' ? {} : { altText }) }]
  })
  const quoted = quotedIn(status)
  const quotedUrl = quoted === null ? null : permalinkOf(quoted)
  if (quoted === null || quotedUrl === null) return attached
  return [...attached, { kind: 'link', url: quotedUrl, title: textOf(quoted).slice(0, 200) }]
}

/**
 * The words quoted, where they may be shown. Mastodon wraps them with whether the quotation stands (`quote.state`); Akkoma and Fedibird put the
 * status there itself, Pleroma among its own fields.
 */
function quotedIn(status: Json): Json | null {
  const quote = recordAt(status, 'quote') ?? recordAt(recordAt(status, 'pleroma'), 'quote')
  if (quote === null) return null
  return recordAt(quote, 'quoted_status') ?? (recordAt(quote, 'account') === null ? null : quote)
}

export function permalinkOf(status: Json): string | null {
  return webUrl(status['url']) ?? webUrl(status['uri'])
}

export function isDirect(status: Json): boolean {
  return textAt(status, 'visibility') === 'direct'
}

export function mentionedIds(status: Json, accountId: string): readonly string[] {
  return listAt(status, 'mentions').flatMap((mention) => keptIdAt(asRecord(mention), 'id', accountId) ?? [])
}

export function eventPost(status: Json, externalId: string, accountId: string): EventPost {
  return {
    externalId,
    text: textOf(status),
    publishedAt: instantAt(status, 'created_at'),
    author: authorOf(status, accountId),
    media: mediaOf(status),
    permalink: permalinkOf(status),
  }
}

type CommentPlace = { readonly postExternalId: string; readonly accountId: string }

export function eventComment(
  status: Json,
  externalId: string,
  { postExternalId, accountId }: CommentPlace,
): EventComment {
  const parentId = idAt(status, 'in_reply_to_id')
  return {
    externalId,
    postExternalId,
    parentExternalId: parentId === postExternalId ? null : parentId,
    author: authorOf(status, accountId),
    text: textOf(status),
    postedAt: instantAt(status, 'created_at'),
    media: mediaOf(status),
  }
}

export function eventDirectMessage(status: Json, externalId: string, accountId: string): EventDirectMessage {
  const authorId = authorIdOf(status, accountId)
  const isFromAccount = authorId === accountId
  return {
    externalId,
    author: authorOf(status, accountId),
    isFromAccount,
    otherPartyExternalId: isFromAccount ? toWhom(status, accountId) : authorId,
    text: textOf(status),
    sentAt: instantAt(status, 'created_at'),
    media: mediaOf(status),
  }
}

/** Whom a message of ours answers, else the first it names. */
function toWhom(status: Json, accountId: string): string | null {
  const answered = answeredIdOf(status, accountId)
  if (answered !== null && answered !== accountId) return answered
  return mentionedIds(status, accountId).find((id) => id !== accountId) ?? null
}
