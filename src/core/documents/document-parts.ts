import { formatExact } from '../i18n/dates.ts'
import type { MediaPolicy } from './conversation.ts'
import { textBlocks, type TextBlock } from './text-direction.ts'

/** What the Typst templates and the HTML page are made of: words and structure, all shaping done. Keys are as house.typ reads them. */
export type Address = { readonly shown: string; readonly 'is-link': boolean; readonly address: string }

export type Fact = {
  readonly label: string
  readonly lines: readonly string[]
  readonly blocks: readonly TextBlock[]
  readonly address: Address | null
  readonly quiet: readonly string[]
  /** The paragraph chip: the rule or the law behind the fact. */
  readonly chip: string | null
}

export type ShownMedia = {
  /** File name of the re-encoded picture, or null when there is none to show. */
  readonly image: string | null
  readonly alt: string
  readonly lines: readonly string[]
  readonly address: Address | null
}

export type ShownEntry = {
  readonly depth: number
  readonly 'is-subject': boolean
  /** Said in words above the entry, since colour alone says nothing to many. */
  readonly flag: string | null
  readonly author: string
  readonly meta: readonly string[]
  readonly blocks: readonly TextBlock[]
  readonly media: readonly ShownMedia[]
  readonly versions: readonly { readonly head: string; readonly blocks: readonly TextBlock[] }[]
  readonly address: Address | null
}

export type ShownConversation = {
  readonly post: ShownEntry | null
  readonly entries: readonly ShownEntry[]
  readonly note: string | null
}

/** A row of facts; what is not given is empty. Returns nothing when there is nothing to say. */
export function fact(
  label: string,
  content: { [Key in keyof Omit<Fact, 'label' | 'blocks'>]?: Fact[Key] } & { text?: string | null },
): Fact[] {
  const { text, lines = [], address = null, quiet = [], chip = null } = content
  const blocks = textBlocks(text ?? '')
  const isEmpty =
    lines.length === 0 && blocks.length === 0 && address === null && quiet.length === 0 && chip === null
  return isEmpty ? [] : [{ label, lines, blocks, address, quiet, chip }]
}

/** Swedish local time with its offset on the first line, UTC below it. */
export function timeFact(label: string, at: Temporal.Instant | null, unknown: string): Fact[] {
  if (at === null) return fact(label, { lines: [unknown] })
  return fact(label, { lines: [formatExact(at)], quiet: [`${utcWords(at)} UTC`] })
}

function utcWords(at: Temporal.Instant): string {
  const utc = at.toZonedDateTimeISO('UTC')
  return `${utc.toPlainDate().toString()} ${utc.toPlainTime().toString({ smallestUnit: 'second' })}`
}

const LONGEST_LINK = 2000

/**
 * Only web addresses become links: an address comes from outside and could be `javascript:` or a file on the reader's machine. Where
 * nothing may be copied nobody should open it by a slip either, so there it is written out and leads nowhere.
 */
export function addressOf(url: string | null, mediaPolicy: MediaPolicy = 'shown'): Address | null {
  if (url === null || url === '') return null
  const parsed = mediaPolicy === 'never' ? null : URL.parse(url)
  const isLink = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.href.length <= LONGEST_LINK
  return { shown: url, 'is-link': isLink, address: isLink ? parsed.href : '' }
}

export type Masthead = {
  readonly accent: string
  readonly organisation: string
  readonly title: string
  readonly lead: string | null
}

const ACCENT = /^#[0-9a-f]{6}$/i
const INK = '#1c2230'

/** An accent that is no `#rrggbb` must not stop an evidence: then the bar is in ink. */
export function mastheadOf(
  organisation: { readonly name: string; readonly accent: string },
  title: string,
  lead: string | null,
): Masthead {
  const accent = ACCENT.test(organisation.accent) ? organisation.accent : INK
  return { accent, organisation: organisation.name, title, lead }
}
