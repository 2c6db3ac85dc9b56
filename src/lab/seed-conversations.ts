import { bringCast } from './cast-people.ts'
import type { GraphLab } from './graph/lab.ts'
import type { LabCore, News } from './graph/lab-core.ts'
import type { WebhookEvent } from './graph/state.ts'
import { bodiesOf } from './graph/webhooks/batches.ts'
import { signatureOf } from './graph/webhooks/encode.ts'
import type { Random } from './random.ts'
import { planPage } from './seed-plan.ts'
import type { SeedPage } from './seed-plan.ts'

export type { SeedPage }

export type SeedOptions = {
  readonly pages: readonly SeedPage[]
  readonly random: Random
  /** How far back the first post lies. */
  readonly days?: number
  /** Of the script's two hundred comments, the share that is used on each Page. */
  readonly share?: number
  /** Whether the Page has answered some of them. */
  readonly answers?: boolean
  /** `queue`: the lab sends the webhooks itself. `return` (the usual): the caller gets them and the lab sends none. */
  readonly deliver?: 'queue' | 'return'
  /** Changes in each returned body. */
  readonly changesPerBody?: number
}

/** A webhook body as the network would have sent it at `at`, ready for the hook. */
type SeededBody = { readonly at: string; readonly body: string; readonly signature: string }

export type Seeded = {
  readonly postCount: number
  readonly commentCount: number
  readonly bodies: readonly SeededBody[]
}

const DEFAULT_DAYS = 21

function asEvent(news: News): WebhookEvent {
  return { pageId: news.pageId, kind: 'change', at: news.at, notBefore: news.at, body: news.body }
}

function signed(lab: GraphLab, collected: readonly News[], size: number): SeededBody[] {
  const wanted = collected.filter((news) =>
    lab.state.pages[news.pageId]?.subscribedFields.includes(news.field),
  )
  const bodies: SeededBody[] = []
  for (let start = 0; start < wanted.length; start += size) {
    const part = wanted.slice(start, start + size)
    for (const body of bodiesOf(part.map(asEvent), size)) {
      const signature = signatureOf(lab.core.settings.appSecret, body)
      bodies.push({ at: part.at(-1)?.at ?? '', body, signature })
    }
  }
  return bodies
}

/**
 * Fills Pages with some hundred conversations from the last weeks, at times in the past. A Page that has posts already is left alone, so a
 * restarted demo may call it again.
 */
export function seedConversations(lab: GraphLab, options: SeedOptions): Seeded {
  const { random, days = DEFAULT_DAYS, share = 1, answers = true, deliver = 'return' } = options
  const collected: News[] = []
  const core: LabCore =
    deliver === 'queue' ? lab.core : { ...lab.core, emit: (news) => void collected.push(news) }
  const people = bringCast(lab)
  const now = core.clock.now()
  const from = now.subtract({ hours: days * 24 })
  const isFilled = (pageId: string): boolean =>
    Object.values(lab.state.posts).some((post) => post.pageId === pageId)
  const before = { posts: countOf(lab.state.posts), comments: countOf(lab.state.comments) }
  const steps = options.pages
    .filter((page) => !isFilled(page.pageId))
    .flatMap((page) => planPage({ core, people, random, page, from, now, answers }, share))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  for (const step of steps) step.run()
  return {
    postCount: countOf(lab.state.posts) - before.posts,
    commentCount: countOf(lab.state.comments) - before.comments,
    bodies: signed(lab, collected, options.changesPerBody ?? 1),
  }
}

const countOf = (record: object): number => Object.keys(record).length
