import type { CastPeople } from './cast-people.ts'
import type { LabComment, LabPost } from './graph/state.ts'
import type { LabCore } from './graph/lab-core.ts'
import { isoOf } from './graph/lab-time.ts'
import { addComment } from './graph/thread/change-comment.ts'
import { addPost } from './graph/thread/change-post.ts'
import { pick, shuffled } from './random.ts'
import type { Random } from './random.ts'
import { scriptPosts } from './script/posts.ts'
import { linesAbout } from './script/script.ts'
import { fill } from './script/script-line.ts'
import type { Place, ScriptLine, Topic } from './script/script-line.ts'
import { whenAwake, whenLastOpen, whenNextOpen } from './waking-hours.ts'

export type SeedPage = Place & {
  readonly pageId: string
  /** What this Page writes about: a service's own Page keeps to its own. Everything when left out. */
  readonly topics?: readonly Topic[]
}

/** Something that happened at a time. Carried out in the order of the times, so that ids and events grow with them. */
export type Step = { readonly at: Temporal.Instant; readonly run: () => void }

export type PlanFrame = {
  readonly core: LabCore
  readonly people: CastPeople
  readonly random: Random
  readonly page: SeedPage
  readonly from: Temporal.Instant
  readonly now: Temporal.Instant
  readonly answers: boolean
}

const HOUR_S = 3600
/** Most comments come within hours of a post; the square of a random number gives just such a slope. */
const LAST_COMMENT_HOURS = 80
const ANSWER_WITHIN_HOURS = 30
const SHARE_ANSWERED = 0.8

type Slot = { post?: LabPost; comment?: LabComment }

function after(frame: PlanFrame, at: Temporal.Instant, withinHours: number): Temporal.Instant {
  const seconds = 120 + Math.floor(frame.random() ** 2 * withinHours * HOUR_S)
  return whenAwake(at.add({ seconds }), frame.random)
}

function isPast(frame: PlanFrame, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, frame.now) < 0
}

type Words = { readonly authorId: string; readonly text: string; readonly media: string | null }

/** `under` is filled by an earlier step; what its step could not write is not answered either. */
function writeStep(
  frame: PlanFrame,
  at: Temporal.Instant,
  under: Slot,
  words: Words,
): { step: Step; slot: Slot } {
  const slot: Slot = {}
  const run = (): void => {
    if (under.post === undefined) return
    const parent = under.comment ?? null
    slot.post = under.post
    slot.comment = addComment(frame.core, { post: under.post, parent, ...words, at: isoOf(at) })
  }
  return { step: { at, run }, slot }
}

function conversation(frame: PlanFrame, post: Slot, postedAt: Temporal.Instant, line: ScriptLine): Step[] {
  const at = after(frame, postedAt, LAST_COMMENT_HOURS)
  if (!isPast(frame, at)) return []
  const author = frame.people.authorOf(line, frame.random)
  const text = fill(line.text, frame.page)
  const first = writeStep(frame, at, post, { authorId: author.id, text, media: line.media ?? null })
  const steps = [first.step]
  let latest = at
  for (const reply of line.replies ?? []) {
    latest = after(frame, latest, 5)
    if (!isPast(frame, latest)) return steps
    const authorId = frame.people.byKey(reply.by).id
    steps.push(
      writeStep(frame, latest, first.slot, { authorId, text: fill(reply.text, frame.page), media: null })
        .step,
    )
  }
  if (frame.answers && line.answer !== undefined && frame.random() < SHARE_ANSWERED) {
    const answeredAt = whenNextOpen(after(frame, latest, ANSWER_WITHIN_HOURS), frame.random)
    const words = { authorId: frame.page.pageId, text: fill(line.answer, frame.page), media: null }
    if (isPast(frame, answeredAt)) steps.push(writeStep(frame, answeredAt, first.slot, words).step)
  }
  return steps
}

function likePost(frame: PlanFrame, post: LabPost): void {
  for (const person of Object.values(frame.core.state.people)) {
    if (frame.random() < 0.4)
      post.reactions[person.id] = pick(frame.random, ['LIKE', 'LIKE', 'LOVE', 'WOW'] as const) ?? 'LIKE'
  }
}

/** Everything that happens on one Page from `from` until now, in no order. `share` of the lines are used. */
export function planPage(frame: PlanFrame, share: number): Step[] {
  const spanSeconds = Math.floor((frame.now.epochMilliseconds - frame.from.epochMilliseconds) / 1000)
  const posts = scriptPosts.filter(({ topic }) => frame.page.topics?.includes(topic) ?? true)
  const between = Math.floor(spanSeconds / Math.max(posts.length, 1))
  return posts.flatMap(({ topic, text, media = [] }, index) => {
    const planned = frame.from.add({ seconds: index * between + Math.floor(frame.random() * between * 0.6) })
    const at = whenLastOpen(planned, frame.random)
    const slot: Slot = {}
    const { pageId } = frame.page
    const run = (): void => {
      slot.post = addPost(frame.core, { pageId, text: fill(text, frame.page), media, at: isoOf(at) })
      likePost(frame, slot.post)
    }
    const lines = shuffled(frame.random, linesAbout(topic))
    const used = lines.slice(0, Math.ceil(lines.length * share))
    return [{ at, run }, ...used.flatMap((line) => conversation(frame, slot, at, line))]
  })
}
