import type { HardNetwork, Trouble } from '#connectors/hard-cases-network.ts'
import type { HttpClient, HttpRequest } from '#core/outgoing/http-client.ts'
import { closeProfile, withholdName } from './town/close-profile.ts'
import { isGone } from './town/comments.ts'
import type { TownFault } from './town/faults.ts'
import { personOf } from './town/people.ts'
import type { Town } from './town/town.ts'

/** What never comes is not waited for long; what does come may take its time on a busy machine. */
const SHORT_MS = 250
const SLOW: readonly Trouble[] = ['silence', 'silence, after', 'a slow drip']

function townFault(trouble: Trouble, redirectTo: string): TownFault {
  const faults: Readonly<Record<Trouble, TownFault>> = {
    '401': { kind: 'unauthorised' },
    '403': { kind: 'forbidden' },
    '429': { kind: 'rate-limited' },
    '5xx of its own': { kind: 'own-fault' },
    '502 of a gateway': { kind: 'gateway', status: 502 },
    '504 of a gateway, after': { kind: 'gateway', status: 504, acts: true },
    silence: { kind: 'no-answer' },
    'silence, after': { kind: 'no-answer', acts: true },
    'a cut line, after': { kind: 'cut', acts: true },
    'half a body': { kind: 'half-body' },
    'wrong JSON': { kind: 'wrong-json' },
    'a slow drip': { kind: 'drip', delayMs: 40 },
    'a redirect to a private address': { kind: 'redirect', to: redirectTo },
  }
  return faults[trouble]
}

/** Getting a token, or putting the app on a page, changes nothing that anybody sees. */
const NO_ACT = /\/(?:subscribed_apps|oauth\/\S*|accessToken|token|com\.atproto\.server\.\w+)$/

/** An outgoing client that counts its calls, and is impatient with those that a slow trouble is aimed at. */
export function watchedClient(http: HttpClient): {
  readonly http: HttpClient
  readonly calls: { readonly isActing: boolean }[]
  readonly expect: (trouble: Trouble | null, on: 'reads' | 'acts') => void
} {
  const calls: { isActing: boolean }[] = []
  let isShort = (_isActing: boolean): boolean => false
  const send = (request: HttpRequest) => {
    const isActing = request.method !== 'GET' && !NO_ACT.test(new URL(request.url).pathname)
    calls.push({ isActing })
    return http.send(isShort(isActing) ? { ...request, timeoutMs: SHORT_MS } : request)
  }
  return {
    http: { send },
    calls,
    expect: (trouble, on) => {
      const isSlow = trouble !== null && SLOW.includes(trouble)
      isShort = (isActing) => isSlow && (on === 'acts') === isActing
    },
  }
}

type TownParts = {
  readonly town: Town
  readonly postId: string
  readonly expectTrouble: (trouble: Trouble | null, on: 'reads' | 'acts') => void
  /** As the connector names a comment. */
  readonly nameOf: (comment: { readonly id: string; readonly authorId: string }) => string
}

type FromTown = Pick<HardNetwork, 'write' | 'meet' | 'seenInPublic' | 'fill' | 'theirs'>

/** What is the same for every network that is emulated over a town. */
export function badDayInTown({ town, postId, expectTrouble, nameOf }: TownParts): FromTown {
  return {
    write: (author, text) => {
      const comment = town.writeComment({ postId, author, text })
      return { commentId: nameOf(comment), authorId: comment.authorId }
    },
    meet: (trouble, on, redirectTo) => {
      town.faults.clear()
      expectTrouble(trouble, on)
      if (trouble !== null) town.faults.always(on, townFault(trouble, redirectTo))
    },
    seenInPublic: (text) =>
      Object.values(town.state.comments).filter(
        (comment) => !isGone(town.core, comment) && comment.text.includes(text),
      ).length,
    fill: (count) => fill(town, postId, count),
    theirs: {
      rename: (author, name) => {
        const person = personOf(town.core, author)
        person.name = name
        person.handle = name.toLowerCase().replaceAll(/[^a-z]/g, '.')
        town.core.changed()
      },
      becomeNameless: (author) => void withholdName(town.core, author),
      leave: (author) => closeProfile(town.core, author),
    },
  }
}

/** Written one by one they would be told of one by one; here they are just there. */
function fill({ core, state }: Town, postId: string, count: number): void {
  const authorId = personOf(core, 'Rykte Ryktesson').id
  const first = core.clock.now().subtract({ hours: 30 })
  for (let n = 0; n < count; n += 1) {
    const id = core.rules.newId('comment', FIRST_FILLED + n)
    const createdAt = first.add({ seconds: 2 * n }).toString({ fractionalSecondDigits: 3 })
    state.comments[id] = {
      ...{ id, postId, parentId: null, authorId, text: `Nr ${n}`, media: [], createdAt, editedAt: null },
      ...{ standing: 'visible', removedBy: null, reactions: {}, extra: {} },
    }
  }
  state.nextNumber = FIRST_FILLED + count
  core.changed()
}

/** Far from any id that the seeded town has. */
const FIRST_FILLED = 100_000

export function withoutComments({ state }: Town): void {
  for (const id of Object.keys(state.comments)) Reflect.deleteProperty(state.comments, id)
}
