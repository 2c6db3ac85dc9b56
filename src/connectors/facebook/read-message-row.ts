import type { EventDirectMessage, MediaRef, NetworkEvent } from '../connector.ts'
import { asRecord, idAt, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { Row } from './answer-row.ts'
import { webUrl } from './read-media.ts'
import { readAuthor } from './read-objects.ts'
import { isBefore } from './read-row.ts'
import { keyOf } from './webhook/dedupe-key.ts'
import { unknownEvent } from './webhook/origin.ts'

/** A message of a conversation, with the key that it has when a webhook tells of it. */
export function eventsOfMessage({ origin, raw, about }: Row): readonly NetworkEvent[] {
  const row = asRecord(raw)
  const externalId = idAt(row, 'id')
  if (row === null || externalId === null) return [unknownEvent(origin, raw, 'message without id')]
  if (isBefore(row, about)) return []
  const account = origin.accountExternalId
  const message = messageOf(row, { externalId, account })
  return [
    {
      network: 'facebook',
      accountExternalId: account,
      dedupeKey: keyOf('message', [account, externalId]),
      occurredAt: message.sentAt ?? origin.sentAt,
      effect: { kind: 'direct-message', message },
      raw,
    },
  ]
}

function messageOf(
  row: Json,
  { externalId, account }: { readonly externalId: string; readonly account: string },
): EventDirectMessage {
  const author = readAuthor(recordAt(row, 'from'))
  const isFromAccount = author?.externalId === account
  const recipients = listAt(recordAt(row, 'to'), 'data').map((one) => idAt(asRecord(one), 'id'))
  const other = isFromAccount
    ? (recipients.find((id) => id !== account) ?? null)
    : (author?.externalId ?? null)
  return {
    externalId,
    author,
    isFromAccount,
    otherPartyExternalId: other,
    text: textAt(row, 'message') ?? '',
    sentAt: instantAt(row, 'created_time'),
    media: listAt(recordAt(row, 'attachments'), 'data').flatMap(mediaOf),
  }
}

function mediaOf(value: unknown): readonly MediaRef[] {
  const attachment = asRecord(value)
  const found = [
    ['image', recordAt(attachment, 'image_data')?.['url']],
    ['video', recordAt(attachment, 'video_data')?.['url']],
    ['file', attachment?.['file_url']],
  ] as const
  const name = textAt(attachment, 'name')
  return found.flatMap(([kind, address]): readonly MediaRef[] => {
    const url = webUrl(address)
    if (url === null) return []
    return [name === null || name === '' ? { kind, url } : { kind, url, title: name }]
  })
}
