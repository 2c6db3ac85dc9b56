import type { TownPost } from '../town/state.ts'
import { feedUrl, mediaUrl, postUrl, siteUrl, titleAndBody, type SitePlace } from './atom-feed.ts'
import { escaped } from './write-xml.ts'

/** The site's first page: names its feed, lists what is newest. */
export function sitePage(place: SitePlace, posts: readonly TownPost[]): string {
  const { account } = place
  const items = posts.map(
    (post) =>
      `<li><a href="${escaped(postUrl(place, post))}">${escaped(titleAndBody(post.text).title)}</a></li>`,
  )
  return page({
    title: account.name,
    head: [
      `<link rel="alternate" type="application/atom+xml" title="${escaped(account.name)}" href="${escaped(feedUrl(place))}">`,
      `<meta name="description" content="${escaped(account.about)}">`,
    ],
    body: `<h1>${escaped(account.name)}</h1><p>${escaped(account.about)}</p><ul>${items.join('')}</ul>`,
  })
}

/** One post, with what it tells of itself to whoever links to it (OpenGraph). */
export function postPage(place: SitePlace, post: TownPost): string {
  const { title, body } = titleAndBody(post.text)
  const [picture] = post.media
  const meta = (property: string, content: string) =>
    `<meta property="${property}" content="${escaped(content)}">`
  return page({
    title,
    head: [
      meta('og:type', 'article'),
      meta('og:title', title),
      meta('og:description', body),
      meta('og:url', postUrl(place, post)),
      meta('og:site_name', place.account.name),
      meta('article:published_time', post.createdAt),
      ...(picture === undefined
        ? []
        : [meta('og:image', mediaUrl(place, picture)), meta('og:image:alt', picture.altText)]),
    ],
    body: `<p><a href="${escaped(siteUrl(place))}">${escaped(place.account.name)}</a></p><h1>${escaped(title)}</h1><p>${escaped(body).replaceAll('\n', '<br>')}</p>`,
  })
}

type Parts = { readonly title: string; readonly head: readonly string[]; readonly body: string }

function page({ title, head, body }: Parts): string {
  const parts = ['<meta charset="utf-8">', `<title>${escaped(title)}</title>`, ...head]
  return `<!doctype html>\n<html lang="sv"><head>${parts.join('\n')}</head><body>${body}</body></html>\n`
}
