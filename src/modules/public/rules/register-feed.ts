/** Changes to the register as an Atom feed (RFC 4287): one entry for each account, newest change first. */
import type { RegisterEntry } from '#modules/accounts/index.ts'

export type FeedFrame = {
  readonly title: string
  readonly author: string
  readonly lang: string
  /** Of the feed itself. */
  readonly selfUrl: string
  readonly pageUrl: string
  /** When the register is empty: a feed must have a time. */
  readonly emptyAt: Temporal.Instant
  readonly describe: (entry: RegisterEntry) => { readonly title: string; readonly text: string }
}

/** A reader that has been away for long reads the register itself. */
const LONGEST_FEED = 100

export function registerFeed(entries: readonly RegisterEntry[], frame: FeedFrame): string {
  const newest = [...entries]
    .sort((a, b) => Temporal.Instant.compare(b.changedAt, a.changedAt))
    .slice(0, LONGEST_FEED)
  const updated = newest[0]?.changedAt ?? frame.emptyAt
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(frame.lang)}">`,
    `<id>${xml(frame.selfUrl)}</id>`,
    `<title>${xml(frame.title)}</title>`,
    `<updated>${at(updated)}</updated>`,
    `<author><name>${xml(frame.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(frame.selfUrl)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(frame.pageUrl)}"/>`,
    ...newest.map((entry) => feedEntry(entry, frame)),
    '</feed>',
    '',
  ].join('\n')
}

function feedEntry(entry: RegisterEntry, frame: FeedFrame): string {
  const { title, text } = frame.describe(entry)
  return [
    '<entry>',
    `<id>urn:uuid:${xml(entry.accountId)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${at(entry.changedAt)}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(`${frame.pageUrl}#konto-${entry.accountId}`)}"/>`,
    `<summary>${xml(text)}</summary>`,
    '</entry>',
  ].join('\n')
}

function at(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' })
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// XML 1.0 holds none of these, not even escaped
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"']/g, (sign) => NAMED[sign] ?? sign)
}
