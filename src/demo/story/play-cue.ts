import { bringCast, type CastPeople } from '#lab/cast-people.ts'
import type { GraphLab } from '#lab/graph/lab.ts'
import type { LabCore, News } from '#lab/graph/lab-core.ts'
import { isoOf } from '#lab/graph/lab-time.ts'
import type { LabPost } from '#lab/graph/state.ts'
import { addMessage } from '#lab/graph/thread/add-message.ts'
import { addComment } from '#lab/graph/thread/change-comment.ts'
import { bodiesOf } from '#lab/graph/webhooks/batches.ts'
import { signatureOf } from '#lab/graph/webhooks/encode.ts'
import type { Random } from '#lab/random.ts'
import { scriptPosts } from '#lab/script/posts.ts'
import { fill, type ScriptLine } from '#lab/script/script-line.ts'
import { directMessages, scriptLines } from '#lab/script/script.ts'
import type { SeedPage } from '#lab/seed-conversations.ts'
import type { Cue } from './parts.ts'
import type { ToldBody } from './story-file.ts'

export type Stage = {
  readonly lab: GraphLab
  readonly page: SeedPage
  readonly random: Random
}

/** Which of the script's direct messages are played; the others are left for the crowd. */
const DIRECT = { 'direct-open': 0, 'direct-handled': 5 } as const

/**
 * Writes on the square what a part needs, with a line of the script that nobody has said on this Page yet, under the newest post that stood
 * there at the time. Gives the webhook of it; null when nothing fits.
 */
export function playCue(stage: Stage, cue: Cue): ToldBody | null {
  const collected: News[] = []
  const core: LabCore = { ...stage.lab.core, emit: (news) => void collected.push(news) }
  const people = bringCast(stage.lab)
  if (cue.part === 'direct-open' || cue.part === 'direct-handled')
    writePrivately(core, people, { pageId: stage.page.pageId, cue, index: DIRECT[cue.part] })
  else writeUnder(core, people, stage, cue)
  const [news] = collected
  if (news === undefined) return null
  const kind = news.field === 'feed' ? ('change' as const) : ('message' as const)
  const event = { pageId: news.pageId, kind, at: news.at, notBefore: news.at, body: news.body }
  const [body = ''] = bodiesOf([event], 1)
  return { at: news.at, body, signature: signatureOf(core.settings.appSecret, body), part: cue.part }
}

type Private = { readonly pageId: string; readonly cue: Cue; readonly index: number }

function writePrivately(core: LabCore, people: CastPeople, { pageId, cue, index }: Private): void {
  const message = directMessages[index]
  if (message === undefined) return
  addMessage(core, {
    pageId,
    personId: people.byKey(message.by).id,
    isFromPage: false,
    text: message.text,
    media: null,
    comment: null,
    at: isoOf(cue.at),
  })
}

function writeUnder(core: LabCore, people: CastPeople, stage: Stage, cue: Cue): void {
  const [chosen] = fitting(stage, cue)
  if (chosen === undefined) return
  const { line, post } = chosen
  addComment(core, {
    post,
    parent: null,
    authorId: people.authorOf(line, stage.random).id,
    text: fill(line.text, stage.page),
    media: line.media ?? null,
    at: isoOf(cue.at),
  })
}

type Choice = { readonly line: ScriptLine; readonly post: LabPost }

function fitting({ lab, page }: Stage, cue: Cue): readonly Choice[] {
  const { posts, comments } = lab.state
  const said = new Set(
    Object.values(comments)
      .filter((comment) => posts[comment.postId]?.pageId === page.pageId)
      .map((comment) => comment.text),
  )
  const isEarlier = (post: LabPost): boolean =>
    Temporal.Instant.compare(Temporal.Instant.from(post.createdAt), cue.at) < 0
  const standing = Object.values(posts).filter((post) => post.pageId === page.pageId && isEarlier(post))
  const choices = scriptLines.flatMap((line) => {
    const text = scriptPosts.find(({ topic }) => topic === line.topic)?.text ?? ''
    const post = standing.find((one) => one.text === fill(text, page))
    return post === undefined || said.has(fill(line.text, page)) ? [] : [{ line, post }]
  })
  return choices.filter(({ line }) => cue.classes.includes(line.class)).sort(byFit(cue))
}

/** What is to be urgent is so by its words where it can be; then the newest post, as in life. */
function byFit(cue: Cue): (a: Choice, b: Choice) => number {
  const isWanted = ({ line }: Choice): boolean => (line.isUrgent ?? false) === (cue.isUrgent ?? false)
  return (a, b) => {
    if (isWanted(a) !== isWanted(b)) return isWanted(a) ? -1 : 1
    if (a.line.class !== b.line.class)
      return cue.classes.indexOf(a.line.class) - cue.classes.indexOf(b.line.class)
    return b.post.createdAt.localeCompare(a.post.createdAt)
  }
}
