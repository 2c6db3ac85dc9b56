/** Messages that a person typed in, because no network told us of them (F-135, B-083): what is asked, and what they become. */
import type { FieldProblem } from '#core/errors.ts'
import type { MediaRef } from '#connectors/connector.ts'
import type { MessageKind } from './message.ts'
import { pictureType } from './picture-type.ts'
import type { StoredEffect } from './stored-event.ts'

const PREFIX = 'hand:'
const MOST_TEXT = 100_000
const MOST_NAME = 200
const MOST_LINK = 2_000
const MOST_PICTURES = 10
/** All together: what a sent form may hold, with room for the words. A screenshot of a long thread is a megabyte or two. */
const MOST_PICTURE_BYTES = 5_000_000
/** A person's clock and ours may differ. */
const CLOCK_TOLERANCE = { minutes: 5 }

export type EnteredMessage = {
  readonly kind: MessageKind
  /** Empty: not known. */
  readonly authorName: string
  readonly text: string
  /** Where it stands; empty where there is no such address. */
  readonly link: string
  readonly writtenAt: Temporal.Instant | null
  readonly pictures: readonly Uint8Array[]
}

export function idOfEntered(id: string): string {
  return `${PREFIX}${id}`
}

/** Nothing can be asked of a network about it, and nothing sent to it: its id is our own. */
export function isEnteredByHand({ externalId }: { readonly externalId: string }): boolean {
  return externalId.startsWith(PREFIX)
}

/** Field and code of everything that has to be mended before it can be kept. */
export function enteredProblems(entered: EnteredMessage, now: Temporal.Instant): readonly FieldProblem[] {
  const { authorName, text, link, writtenAt, pictures } = entered
  const fault = (field: string, code: string, isFault: boolean) => (isFault ? [{ field, code }] : [])
  return [
    ...fault('text', 'required', text.trim() === '' && pictures.length === 0),
    ...fault('text', 'too-long', text.length > MOST_TEXT),
    ...fault('authorName', 'too-long', authorName.length > MOST_NAME),
    ...fault('link', 'not-a-link', link !== '' && !isWebAddress(link)),
    ...fault('writtenAt', 'in-the-future', isLater(writtenAt, now.add(CLOCK_TOLERANCE))),
    ...fault('pictures', 'too-many', pictures.length > MOST_PICTURES),
    ...fault(
      'pictures',
      'too-large',
      pictures.reduce((sum, { length }) => sum + length, 0) > MOST_PICTURE_BYTES,
    ),
    ...fault(
      'pictures',
      'not-a-picture',
      pictures.some((bytes) => pictureType(bytes) === null),
    ),
  ]
}

export function isWebAddress(link: string): boolean {
  return link.length <= MOST_LINK && URL.canParse(link) && /^https?:$/.test(new URL(link).protocol)
}

function isLater(at: Temporal.Instant | null, than: Temporal.Instant): boolean {
  return at !== null && Temporal.Instant.compare(at, than) > 0
}

/** The same words at the same address are the same message; where no address was given, by the same person at the same time. */
export function sameEntered({ kind, link, text, authorName, writtenAt }: EnteredMessage): string {
  const place = link === '' ? [authorName.trim(), writtenAt?.toString() ?? ''] : [link]
  return JSON.stringify([kind, text.normalize('NFC').replace(/\s+/g, ' ').trim(), ...place])
}

/** No network lets us do anything with it from here. */
const NOTHING = { reply: false, hide: false, remove: false, privateReply: false }

/** As a network would have told it. A direct message has no address of its own, so a given one is kept as a link that came with it. */
export function effectsOfEntered(
  entered: EnteredMessage,
  externalId: string,
  pictures: readonly MediaRef[],
): readonly StoredEffect[] {
  const { kind, text, link, writtenAt } = entered
  const name = entered.authorName.trim()
  const author = name === '' ? null : { externalId: null, name }
  const told = { externalId, author, text, media: pictures }
  if (kind === 'direct') {
    const media = link === '' ? pictures : [...pictures, { kind: 'link' as const, url: link }]
    return [{ kind: 'direct-message', message: { ...told, media, isFromAccount: false, sentAt: writtenAt } }]
  }
  const postExternalId = link === '' ? externalId : idOfEntered(link)
  const comment = { ...told, postExternalId, parentExternalId: null, postedAt: writtenAt }
  const seen = { comment, permalink: link === '' ? null : link, isHidden: false, may: NOTHING }
  return [
    { kind: 'comment-added', comment },
    { kind: 'comment-seen', ...seen },
  ]
}
