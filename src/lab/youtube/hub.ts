import { createHmac, randomBytes } from 'node:crypto'
import type { TownPost } from '../town/state.ts'
import { filmText, nowText, privacyOf, publicSince, seconds } from './film.ts'
import { keptIn, type YoutubeLabCore } from './lab-core.ts'

type Subscription = { callback: string; channelId: string; secret: string; until: string }

const HOOK_TIMEOUT_MS = 5_000
/** Whatever was asked for, the hub grants five days and says so only to the callback. */
const GRANTED_LEASE_S = 432_000
const TOPIC = /^https:\/\/www\.youtube\.com\/(?:xml\/)?feeds\/videos\.xml\?channel_id=([\w-]+)$/

/** Google's hub: takes subscriptions, asks the callback whether it was meant, and sends a feed when a film is new, changed or gone. */
export type Hub = {
  /** Answers at once; the callback is asked afterwards. */
  readonly subscribe: (form: URLSearchParams) => Response
  readonly isSubscribed: (channelId: string) => boolean
  readonly start: () => void
  /** Waits for what is under way. */
  readonly stop: () => Promise<void>
}

export function createHub(core: YoutubeLabCore): Hub {
  const subscriptions = () => keptIn<Subscription[]>(core, 'subscriptions', [])
  const underWay = new Set<Promise<void>>()
  let unlisten: (() => void) | null = null

  function track(work: Promise<void>): void {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }

  async function confirm(wanted: Subscription, mode: string, topic: string): Promise<void> {
    const challenge = randomBytes(12).toString('hex')
    const url = new URL(wanted.callback)
    const asked = {
      'hub.mode': mode,
      'hub.topic': topic,
      'hub.challenge': challenge,
      'hub.lease_seconds': String(GRANTED_LEASE_S),
    }
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
    const answer = await send(url.href, {})
    if (answer !== challenge) return
    const kept = subscriptions()
    const others = kept.filter(
      (one) => one.callback !== wanted.callback || one.channelId !== wanted.channelId,
    )
    kept.splice(0, kept.length, ...others, ...(mode === 'subscribe' ? [wanted] : []))
    core.town.core.changed()
  }

  async function push(post: TownPost, isGone: boolean): Promise<void> {
    const feed = isGone ? deletedFeed(core, post) : filmFeed(core, post)
    const due = subscriptions().filter((one) => one.channelId === post.accountId && one.until > nowText(core))
    for (const { callback, secret } of due) {
      const signature = createHmac('sha1', secret).update(feed).digest('hex')
      await send(callback, {
        method: 'POST',
        body: feed,
        headers: { 'content-type': 'application/atom+xml', 'x-hub-signature': `sha1=${signature}` },
      })
    }
  }

  return {
    subscribe(form) {
      const topic = form.get('hub.topic') ?? ''
      const callback = form.get('hub.callback') ?? ''
      const mode = form.get('hub.mode') ?? ''
      const channelId = TOPIC.exec(topic)?.[1]
      if (channelId === undefined || !URL.canParse(callback) || !['subscribe', 'unsubscribe'].includes(mode))
        return new Response('Invalid parameters', { status: 400 })
      const lease = Math.min(GRANTED_LEASE_S, Number(form.get('hub.lease_seconds') ?? GRANTED_LEASE_S))
      const until = core.settings.clock.now().add({ seconds: lease }).toString({ fractionalSecondDigits: 3 })
      const wanted = { callback, channelId, secret: form.get('hub.secret') ?? '', until }
      track(confirm(wanted, mode, topic))
      return new Response(null, { status: 202 })
    },
    isSubscribed: (channelId) =>
      subscriptions().some((one) => one.channelId === channelId && one.until > nowText(core)),
    start() {
      unlisten ??= core.town.listen((news) => {
        if (!('post' in news) || privacyOf(core, news.post) !== 'public') return
        track(push(news.post, news.kind === 'post-removed'))
      })
    },
    async stop() {
      unlisten?.()
      unlisten = null
      await Promise.all(underWay)
    },
  }
}

/** The answer's text; '' when there was none. The hub tries again for a while, the practice square does not. */
async function send(url: string, options: RequestInit): Promise<string> {
  try {
    const answer = await fetch(url, {
      ...options,
      redirect: 'manual',
      signal: AbortSignal.timeout(HOOK_TIMEOUT_MS),
    })
    return await answer.text()
  } catch {
    return ''
  }
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom">'

export function filmFeed(core: YoutubeLabCore, film: TownPost): string {
  const { id, accountId, updatedAt } = film
  const name = escaped(core.town.state.accounts[accountId]?.name ?? '')
  return `${HEAD}<link rel="hub" href="https://pubsubhubbub.appspot.com"/><title>YouTube video feed</title><updated>${updatedAt}</updated>
<entry><id>yt:video:${id}</id><yt:videoId>${id}</yt:videoId><yt:channelId>${accountId}</yt:channelId><title>${escaped(filmText(film).title)}</title>
<link rel="alternate" href="https://www.youtube.com/watch?v=${id}"/><author><name>${name}</name><uri>https://www.youtube.com/channel/${accountId}</uri></author>
<published>${seconds(publicSince(core, film))}</published><updated>${updatedAt}</updated></entry></feed>`
}

function deletedFeed(core: YoutubeLabCore, { id, accountId }: TownPost): string {
  const name = escaped(core.town.state.accounts[accountId]?.name ?? '')
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom"><at:deleted-entry ref="yt:video:${id}" when="${nowText(core)}"><link href="https://www.youtube.com/watch?v=${id}"/><at:by><name>${name}</name><uri>https://www.youtube.com/channel/${accountId}</uri></at:by></at:deleted-entry></feed>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
