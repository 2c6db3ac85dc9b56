import type { Clock } from '#core/clock.ts'
import { bringCast } from './cast-people.ts'
import type { CastPeople } from './cast-people.ts'
import type { GraphLab } from './graph/lab.ts'
import type { LabComment, LabPost } from './graph/state.ts'
import { commentsUnder, isByPage, isGone, repliesTo } from './graph/thread/find.ts'
import { pick } from './random.ts'
import type { Random } from './random.ts'
import { scriptPosts } from './script/posts.ts'
import { directMessages, scriptLines, thanks } from './script/script.ts'
import { fill } from './script/script-line.ts'
import type { Place, ScriptClass, ScriptLine } from './script/script-line.ts'

type CrowdPage = Place & { readonly pageId: string }

export type CrowdOptions = {
  readonly lab: GraphLab
  readonly clock: Clock
  readonly random: Random
  /** Real milliseconds between two doings of the crowd. */
  readonly everyMs: number
  readonly pages: readonly CrowdPage[]
}

/** Of a hundred comments, about so many. */
const weights: Readonly<Record<ScriptClass, number>> = {
  question: 30,
  viewpoint: 22,
  praise: 14,
  idea: 10,
  political: 6,
  'other-actor': 5,
  spam: 5,
  offensive: 4,
  sensitive: 2,
  criminal: 2,
}

type Scene = CrowdOptions & { readonly people: CastPeople; readonly page: CrowdPage }

/** What an edit adds; left out when looking for what has been said already. */
const ADDITION = '\n\nTillägg: gäller fortfarande.'

/** Minutes within which people come back to what they wrote or were answered. */
const RECENT_MINUTES = 60

function isRecent(scene: Scene, at: string): boolean {
  const limit = scene.clock.now().subtract({ minutes: RECENT_MINUTES })
  return Temporal.Instant.compare(Temporal.Instant.from(at), limit) > 0
}

function postsOf(scene: Scene): LabPost[] {
  return Object.values(scene.lab.state.posts).filter(
    (post) => post.pageId === scene.page.pageId && post.removedAt === null,
  )
}

function commentsOf(scene: Scene): LabComment[] {
  return postsOf(scene).flatMap((post) => commentsUnder(scene.lab.state, post.id))
}

/** Posts in which the script's own text stands; a line belongs under the newest of them. */
function postFor(scene: Scene, line: ScriptLine): LabPost | undefined {
  const text = scriptPosts.find((post) => post.topic === line.topic)?.text ?? ''
  return postsOf(scene)
    .filter((post) => post.text === fill(text, scene.page))
    .at(-1)
}

function chooseClass(random: Random): ScriptClass {
  let left = random() * Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  for (const [name, weight] of Object.entries(weights)) {
    left -= weight
    if (left < 0) return name as ScriptClass
  }
  return 'question'
}

function writeLine(scene: Scene): boolean {
  const { lab, random, page } = scene
  const said = new Set(commentsOf(scene).map((comment) => comment.text.replace(ADDITION, '')))
  const wanted = chooseClass(random)
  const unsaid = scriptLines.filter(
    (line) => !said.has(fill(line.text, page)) && postFor(scene, line) !== undefined,
  )
  const line =
    pick(
      random,
      unsaid.filter((one) => one.class === wanted),
    ) ?? pick(random, unsaid)
  const post = line === undefined ? undefined : postFor(scene, line)
  if (line === undefined || post === undefined) return false
  const author = scene.people.authorOf(line, random).id
  lab.writeComment({ postId: post.id, author, text: fill(line.text, page), media: line.media ?? null })
  return true
}

/** Thanks the municipality for a fresh answer that nobody has answered yet. */
function thankForAnswer(scene: Scene): boolean {
  const { lab, random } = scene
  const answer = commentsOf(scene).find((comment) => {
    const parent = lab.state.comments[comment.parentId ?? '']
    const isAnswer = isByPage(lab.state, comment) && parent !== undefined && !isByPage(lab.state, parent)
    return isAnswer && isRecent(scene, comment.createdAt) && repliesTo(lab.state, comment).length === 0
  })
  const asker = lab.state.comments[answer?.parentId ?? '']?.authorId
  if (answer === undefined || asker === undefined) return false
  const text = pick(random, thanks) ?? 'Tack!'
  lab.writeComment({ postId: answer.postId, parentId: answer.id, author: asker, text })
  return true
}

function ownRecent(scene: Scene): LabComment | undefined {
  const { state } = scene.lab
  return pick(
    scene.random,
    commentsOf(scene).filter(
      (one) =>
        !isByPage(state, one) &&
        !isGone(state, one) &&
        one.editedAt === null &&
        isRecent(scene, one.createdAt),
    ),
  )
}

function edit(scene: Scene): boolean {
  const comment = ownRecent(scene)
  if (comment === undefined || comment.text === '') return false
  scene.lab.editComment(comment.id, comment.authorId, comment.text + ADDITION)
  return true
}

function regret(scene: Scene): boolean {
  const comment = ownRecent(scene)
  // Nobody takes their words back once the municipality has answered.
  if (comment === undefined || repliesTo(scene.lab.state, comment).length > 0) return false
  scene.lab.removeOwnComment(comment.id, comment.authorId)
  return true
}

function react(scene: Scene): boolean {
  const post = pick(scene.random, postsOf(scene))
  const person = pick(scene.random, Object.keys(scene.lab.state.people))
  if (post === undefined || person === undefined) return false
  scene.lab.react(post.id, person, pick(scene.random, ['LIKE', 'LOVE', 'SAD', 'ANGRY'] as const) ?? 'LIKE')
  return true
}

function writePrivately(scene: Scene): boolean {
  const message = pick(scene.random, directMessages)
  if (message === undefined) return false
  const author = scene.people.byKey(message.by).id
  scene.lab.sendDirectMessage({ pageId: scene.page.pageId, author, text: message.text })
  return true
}

/** The first that can be done is done; writing something new is always tried in the end. */
function doings(random: Random): readonly ((scene: Scene) => boolean)[] {
  const dice = random()
  if (dice < 0.15) return [thankForAnswer, writeLine]
  if (dice < 0.25) return [react, writeLine]
  if (dice < 0.3) return [edit, writeLine]
  if (dice < 0.32) return [regret, writeLine]
  if (dice < 0.36) return [writePrivately, writeLine]
  return [writeLine, react]
}

/** One doing of the crowd on one of its Pages. */
export function crowdStep(options: CrowdOptions, people: CastPeople): void {
  const page = pick(options.random, options.pages)
  if (page === undefined) return
  const scene: Scene = { ...options, people, page }
  for (const doing of doings(options.random)) if (doing(scene)) return
}

/** Invented citizens write in real time until the returned function is called. */
export function startCrowd(options: CrowdOptions): () => void {
  const people = bringCast(options.lab)
  const timer = setInterval(() => crowdStep(options, people), options.everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
