import { pick, type Random } from './random.ts'
import { cast } from './script/cast.ts'
import { directMessages, thanks } from './script/script.ts'
import { fill, type Place } from './script/script-line.ts'
import { townScript, type TownScriptPost } from './script/town-posts.ts'
import type { SquareComment, SquareNetwork, SquarePost } from './square/square-network.ts'

/** An account on some network, with the names its citizens use. */
export type CrowdPlace = Place & { readonly network: SquareNetwork; readonly placeId: string }

export type TownCrowdOptions = {
  readonly places: readonly CrowdPlace[]
  readonly random: Random
  readonly everyMs: number
}

type Scene = { readonly place: CrowdPlace; readonly random: Random }

type Line = TownScriptPost['lines'][number]

/** What people write under, whichever post of the script stands there; the newest first. */
function postsWithLines({
  place,
}: Scene): readonly { readonly post: SquarePost; readonly lines: readonly Line[] }[] {
  const script = townScript[place.network.id] ?? []
  return place.network
    .posts(place.placeId)
    .filter(({ isByPlace, isOpen }) => isByPlace && isOpen)
    .map((post) => ({
      post,
      lines: script.find(({ text }) => isSame(post.text, fill(text, place)))?.lines ?? [],
    }))
}

/** A network may keep its title apart, or its address at the end. */
function isSame(shown: string, written: string): boolean {
  const [first = ''] = written.split('\n')
  return shown.includes(first)
}

function everyComment({ place }: Scene, post: SquarePost): readonly SquareComment[] {
  const flat = (list: readonly SquareComment[]): readonly SquareComment[] =>
    list.flatMap((one) => [one, ...flat(one.replies)])
  return flat(place.network.thread(post.id, null)?.comments ?? [])
}

function authorOf(line: Line, random: Random): string {
  const named = typeof line === 'string' ? undefined : cast.find(({ key }) => key === line.by)
  const gentle = cast.filter((one) => one.isGentle && one.acceptsMessages !== false)
  return (named ?? pick(random, gentle))?.name ?? ''
}

function writeLine(scene: Scene): boolean {
  const { place, random } = scene
  const unsaid = postsWithLines(scene).flatMap(({ post, lines }) => {
    const said = new Set(everyComment(scene, post).map(({ text }) => text))
    return lines
      .map((line) => ({ post, line, text: fill(typeof line === 'string' ? line : line.text, place) }))
      .filter(({ text }) => !said.has(text) && text.length <= place.network.commentCharacters)
  })
  const chosen = pick(random, unsaid)
  if (chosen === undefined) return false
  const author = authorOf(chosen.line, random)
  place.network.write(chosen.post.id, null, { author, text: chosen.text, picture: null })
  return true
}

/** Thanks the municipality for an answer that nobody has answered yet. */
function thankForAnswer(scene: Scene): boolean {
  const { place, random } = scene
  for (const { post } of postsWithLines(scene)) {
    const comments = place.network.thread(post.id, null)?.comments ?? []
    const asked = comments.find(({ isByPlace, replies }) => !isByPlace && replies.at(-1)?.isByPlace === true)
    const answer = asked?.replies.at(-1)
    if (asked === undefined || answer === undefined) continue
    const text = pick(random, thanks) ?? 'Tack!'
    place.network.write(post.id, answer.id, { author: asked.authorName, text, picture: null })
    return true
  }
  return false
}

function react(scene: Scene): boolean {
  const { place, random } = scene
  const post = pick(random, postsWithLines(scene))?.post
  const reaction = pick(random, place.network.reactions)
  const author = pick(random, cast)?.name
  if (post === undefined || reaction === undefined || author === undefined) return false
  place.network.react(post.id, author, reaction)
  return true
}

function writePrivately({ place, random }: Scene): boolean {
  const message = pick(random, directMessages)
  const author = cast.find(({ key }) => key === message?.by)?.name
  if (!place.network.hasMessages || message === undefined || author === undefined) return false
  if (message.text.length > place.network.commentCharacters) return false
  place.network.send(place.placeId, { author, text: message.text, picture: null })
  return true
}

/** One doing of the crowd at one of its places; nothing when everything has been said. */
export function townCrowdStep({ places, random }: Pick<TownCrowdOptions, 'places' | 'random'>): void {
  const place = pick(random, places)
  if (place === undefined) return
  const scene: Scene = { place, random }
  const dice = random()
  const doings =
    dice < 0.2
      ? [thankForAnswer, writeLine]
      : dice < 0.3
        ? [react]
        : dice < 0.36
          ? [writePrivately, writeLine]
          : [writeLine, react]
  for (const doing of doings) if (doing(scene)) return
}

/** Invented citizens write in real time until the returned function is called. */
export function startTownCrowd(options: TownCrowdOptions): () => void {
  const timer = setInterval(() => townCrowdStep(options), options.everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
