import type { EventReader } from '#connectors/connector.ts'
import { seededRandom } from '#lab/random.ts'
import { readHeard, type Heard } from './heard.ts'
import type { Item } from './item.ts'
import { planFor } from './plan.ts'
import type { TownPage } from './read-towns.ts'
import type { Story, ToldBody } from './story-file.ts'
import type { Telling } from './tell.ts'
import { createLineFinder } from './told-lines.ts'

export type Tellings = {
  readonly posts: readonly Telling[]
  /** What still waits, newest first, so that the inbox is alive at once. */
  readonly waiting: readonly Telling[]
  /** What has been dealt with, as it happened. */
  readonly done: readonly Telling[]
}

export function tellingsOf(story: Story, pages: readonly TownPage[], reader: EventReader): Tellings {
  const all = story.bodies.flatMap((told, no) => telling(story, pages, reader, { told, no }))
  const messages = all.filter(({ item }) => item !== null)
  return {
    posts: all.filter(({ item }) => item === null),
    waiting: messages.filter(isWaiting).toReversed(),
    done: messages.filter((one) => !isWaiting(one)),
  }
}

function isWaiting({ item }: Telling): boolean {
  return item?.plan.doneAt === null || item?.part === 'half-way'
}

function telling(
  story: Story,
  pages: readonly TownPage[],
  reader: EventReader,
  { told, no }: { readonly told: ToldBody; readonly no: number },
): readonly Telling[] {
  const heard = readHeard(reader, told.body)
  const on = pages.find(({ page }) => page.pageId === heard.pageId)
  if (on === undefined) return []
  return [{ orgId: on.town.orgId, told, item: itemOf(story, on, heard, { told, no }) }]
}

function itemOf(
  story: Story,
  { town, page, crew }: TownPage,
  { message }: Heard,
  { told, no }: { readonly told: ToldBody; readonly no: number },
): Item | null {
  const line = message === null ? null : createLineFinder(page)(message.text)
  if (message === null || line === null) return null
  const toldAt = Temporal.Instant.from(story.toldAt)
  const { part } = told
  const random = seededRandom(Number(message.externalId.replace(/\D/g, '').slice(-9)))
  const receivedAt = Temporal.Instant.from(told.at)
  const ground = { line, part, place: page, policy: town.policy, crew, receivedAt, now: toldAt, random }
  return {
    ...{ town, no, line, part, toldAt },
    externalId: message.externalId,
    firstName: firstNameOf(message.authorName),
    plan: planFor(ground),
  }
}

/** As one would address somebody; nobody is called by half a company name or a nickname with a number. */
function firstNameOf(name: string | null): string | null {
  const match = /^(\p{Lu}\p{Ll}+) \p{Lu}[\p{L}-]+$/u.exec(name ?? '')
  return match?.[1] ?? null
}
