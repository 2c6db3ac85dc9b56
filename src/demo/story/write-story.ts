import type { EventReader } from '#connectors/connector.ts'
import type { GraphLab } from '#lab/graph/lab.ts'
import { seededRandom, type Random } from '#lab/random.ts'
import type { ScriptClass } from '#lab/script/script-line.ts'
import { seedConversations, type SeedPage } from '#lab/seed-conversations.ts'
import { registrationRoute, type Policy } from '#modules/policy/index.ts'
import { readHeard, type Heard } from './heard.ts'
import { cuesFor, type RegistrationPart } from './parts.ts'
import { playCue } from './play-cue.ts'
import type { ToldBody } from './story-file.ts'
import { createLineFinder, isRough, type ToldLine } from './told-lines.ts'

export type StoryPage = {
  readonly page: SeedPage
  /** The municipality's own account, where every part is played. */
  readonly isOfficial: boolean
  readonly policy: Policy
}

export type StoryGround = {
  readonly lab: GraphLab
  readonly reader: EventReader
  readonly pages: readonly StoryPage[]
  readonly now: Temporal.Instant
}

/** The same people say the same things in every demo; only the days follow the calendar. */
const SEED = 20_260_412
/** Of the script, so that the crowd still has something new to say. */
const SHARE = 0.62
/** The most comments of each rough kind on one Page: some in three weeks, as in life. */
const MOST_ROUGH: Readonly<Record<'official' | 'service', Partial<Readonly<Record<ScriptClass, number>>>>> = {
  official: { offensive: 2, criminal: 1, spam: 2 },
  service: { offensive: 1, criminal: 0, spam: 1 },
}

type Line = {
  readonly told: ToldBody
  readonly message: Heard['message']
  readonly line: ToldLine | null
  readonly on: StoryPage
}

/**
 * Three weeks on the practice square, and the webhooks of it in the order of their times. Works without yielding, so that nothing of it is
 * kept before the caller has kept the webhooks. Pages that have posts are left alone.
 */
export function writeStory(ground: StoryGround): readonly ToldBody[] {
  const { lab, pages } = ground
  const random = seededRandom(SEED)
  const seeded = seedConversations(lab, {
    pages: pages.map(({ page }) => page),
    random,
    share: SHARE,
    answers: false,
    deliver: 'return',
  })
  const lines = seeded.bodies.flatMap((body) => readLine(ground, { ...body, part: null }))
  if (lines.length === 0) return []
  const kept = withoutMostRough(lab, lines)
  const extra = pages.filter(({ isOfficial }) => isOfficial).flatMap((on) => playAll(ground, on, random))
  const told = pages.flatMap((on) =>
    withRegistrations(
      on,
      kept.filter((line) => line.on === on),
      ground.now,
    ),
  )
  lab.core.changed()
  return [...told, ...extra].sort((a, b) => a.at.localeCompare(b.at))
}

function readLine({ reader, pages }: StoryGround, told: ToldBody): readonly Line[] {
  const { pageId, message } = readHeard(reader, told.body)
  const on = pages.find(({ page }) => page.pageId === pageId)
  if (on === undefined) return []
  return [{ told, message, line: message === null ? null : createLineFinder(on.page)(message.text), on }]
}

/** Takes the surplus away from the square too, with what was written under it, before anybody has seen it. */
function withoutMostRough(lab: GraphLab, lines: readonly Line[]): readonly Line[] {
  const counts = new Map<string, number>()
  const dropped = new Set<string>()
  for (const { message, line, on } of lines) {
    if (message === null || line?.kind !== 'line' || !isRough(line)) continue
    const key = `${on.page.pageId} ${line.line.class}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    if (count > (MOST_ROUGH[on.isOfficial ? 'official' : 'service'][line.line.class] ?? 0))
      dropped.add(message.externalId)
  }
  const { comments } = lab.state
  for (const comment of Object.values(comments)) {
    if (comment.parentId !== null && dropped.has(comment.parentId)) dropped.add(comment.id)
  }
  for (const id of dropped) Reflect.deleteProperty(comments, id)
  return lines.filter(({ message }) => message === null || !dropped.has(message.externalId))
}

function playAll({ lab, now }: StoryGround, { page, policy }: StoryPage, random: Random): ToldBody[] {
  return cuesFor(policy, now).flatMap((cue) => playCue({ lab, page, random }, cue) ?? [])
}

/** How many hours ago the viewpoints came in that lie at each desk now, or have their number. */
const REGISTERED: readonly { readonly part: RegistrationPart; readonly hoursAgo: number }[] = [
  { part: 'number', hoursAgo: 390 },
  { part: 'number', hoursAgo: 270 },
  { part: 'number', hoursAgo: 170 },
  { part: 'at-registrar', hoursAgo: 98 },
  { part: 'at-registrar', hoursAgo: 84 },
  { part: 'at-service', hoursAgo: 74 },
  { part: 'at-service', hoursAgo: 66 },
  { part: 'at-contact-centre', hoursAgo: 54 },
  { part: 'at-contact-centre', hoursAgo: 46 },
]

function withRegistrations(
  { isOfficial, policy }: StoryPage,
  lines: readonly Line[],
  now: Temporal.Instant,
): readonly ToldBody[] {
  const parts = new Map<Line, RegistrationPart>()
  const viewpoints = lines.filter(({ line }) => line?.kind === 'line' && line.line.class === 'viewpoint')
  const hasContactCentre = registrationRoute(policy, 'official').includes('contactCentre')
  for (const { part, hoursAgo } of isOfficial ? REGISTERED : []) {
    if (part === 'at-contact-centre' && !hasContactCentre) continue
    const wanted = now.subtract({ hours: hoursAgo }).epochMilliseconds
    const distance = ({ told }: Line): number =>
      Math.abs(Temporal.Instant.from(told.at).epochMilliseconds - wanted)
    const [nearest] = viewpoints.filter((line) => !parts.has(line)).sort((a, b) => distance(a) - distance(b))
    if (nearest !== undefined) parts.set(nearest, part)
  }
  return lines.map((line) => ({ ...line.told, part: parts.get(line) ?? null }))
}
