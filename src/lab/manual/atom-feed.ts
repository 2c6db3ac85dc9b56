import type { TownAccount, TownMedia, TownPost } from '../town/state.ts'
import { escaped } from './write-xml.ts'

export const POSTS_PER_PAGE = 20

export type SitePlace = {
  /** Where the site is, without a slash at the end. */
  readonly base: string
  readonly account: TownAccount
}

export type FeedPage = SitePlace & {
  readonly posts: readonly TownPost[]
  /** From 1. */
  readonly page: number
  readonly isLast: boolean
  readonly updatedAt: string
}

export function siteUrl({ base, account }: SitePlace): string {
  return `${base}/${encodeURIComponent(account.handle)}`
}

export function feedUrl(place: SitePlace, page = 1): string {
  return `${siteUrl(place)}/flode.atom${page === 1 ? '' : `?sida=${page}`}`
}

export function postUrl(place: SitePlace, post: TownPost): string {
  return `${siteUrl(place)}/${encodeURIComponent(post.id)}`
}

export function mediaUrl({ base }: SitePlace, media: TownMedia): string {
  return `${base}/media/${encodeURIComponent(media.id)}`
}

/** Atom 1.0 (RFC 4287), paged (RFC 5005). */
export function atomFeed(feed: FeedPage): string {
  const { account, page, isLast, posts, updatedAt } = feed
  const link = (rel: string, href: string) => `  <link rel="${rel}" href="${escaped(href)}"/>`
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">',
    `  <title>${escaped(account.name)}</title>`,
    `  <subtitle>${escaped(account.about)}</subtitle>`,
    `  <id>${escaped(feedUrl(feed))}</id>`,
    `  <updated>${updatedAt}</updated>`,
    link('self', feedUrl(feed, page)),
    link('alternate', siteUrl(feed)),
    ...(isLast ? [] : [link('next', feedUrl(feed, page + 1))]),
    ...posts.map((post) => entry(feed, post)),
    '</feed>',
    '',
  ].join('\n')
}

function entry(feed: FeedPage, post: TownPost): string {
  const { title, body } = titleAndBody(post.text)
  const pictures = post.media.map(
    (media) =>
      `    <link rel="enclosure" type="${escaped(media.mediaType)}" href="${escaped(mediaUrl(feed, media))}"/>`,
  )
  return [
    '  <entry>',
    `    <title>${escaped(title)}</title>`,
    `    <id>${escaped(postUrl(feed, post))}</id>`,
    `    <link rel="alternate" href="${escaped(postUrl(feed, post))}"/>`,
    `    <published>${post.createdAt}</published>`,
    `    <updated>${post.updatedAt}</updated>`,
    `    <author><name>${escaped(feed.account.name)}</name></author>`,
    ...pictures,
    `    <content type="text">${escaped(body)}</content>`,
    '  </entry>',
  ].join('\n')
}

/** A post's first line is its heading. */
export function titleAndBody(text: string): { readonly title: string; readonly body: string } {
  const [first = '', ...rest] = text.split('\n')
  return { title: first.trim(), body: rest.join('\n').trim() }
}
