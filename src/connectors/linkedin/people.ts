import { AccessRevoked, type Access } from '../connector.ts'
import { asRecord, idAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import type { LinkedinCalls } from './linkedin-calls.ts'
import type { Names } from './read-posts.ts'
import { preferredText } from './localised.ts'
import { accountUrn, urnId, urnType } from './urns.ts'

export type People = {
  /** Names of those who wrote, by URN; left out where LinkedIn keeps a name to itself or could not be asked. */
  namesOf(access: Access, urns: readonly (string | null)[], purpose: QuotaPurpose): Promise<Names>
}

/** LinkedIn's terms let a member's profile be kept for a day. */
const KEPT_HOURS = 24
const MOST_KEPT = 5_000
/** Longer addresses are refused. */
const MOST_AT_ONCE = 50

/**
 * Comments name only the URN of who wrote them. Members are often answered as `{"id": "private"}`, and an app may lack the right to ask at
 * all: a comment without a name is still a comment, so nothing but a lost access stops on this.
 */
export function createPeople(calls: LinkedinCalls): People {
  const kept = new Map<string, { readonly name: string; readonly until: Temporal.Instant }>()

  const nameOf = (urn: string): string | undefined => {
    const found = kept.get(urn)
    if (found === undefined) return undefined
    if (Temporal.Instant.compare(found.until, calls.clock.now()) > 0) return found.name
    kept.delete(urn)
    return undefined
  }
  const keep = (urn: string, name: string): void => {
    const [oldest] = kept.keys()
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    kept.set(urn, { name, until: calls.clock.now().add({ hours: KEPT_HOURS }) })
  }

  async function ask(access: Access, urns: readonly string[], purpose: QuotaPurpose): Promise<void> {
    const people = urns.filter((urn) => urnType(urn) === 'person')
    for (let at = 0; at < people.length; at += MOST_AT_ONCE) {
      const some = people.slice(at, at + MOST_AT_ONCE)
      const found = await unlessRefused(readPeople(calls, access, some, purpose))
      for (const urn of some) keep(urn, found.get(urn) ?? '')
    }
    const own = accountUrn(access.accountExternalId)
    if (urns.includes(own)) {
      const found = await unlessRefused(readOwnName(calls, access, own, purpose))
      keep(own, found.get(own) ?? '')
    }
  }

  return {
    async namesOf(access, urns, purpose) {
      const wanted = [...new Set(urns)].filter((urn) => urn !== null)
      await ask(
        access,
        wanted.filter((urn) => nameOf(urn) === undefined),
        purpose,
      )
      return new Map(
        wanted.flatMap((urn) => {
          const name = nameOf(urn) ?? ''
          return name === '' ? [] : [[urn, name] as const]
        }),
      )
    },
  }
}

async function unlessRefused(asking: Promise<Names>): Promise<Names> {
  return asking.catch((error: unknown) => {
    if (error instanceof AccessRevoked) throw error
    return new Map<string, string>()
  })
}

async function readPeople(
  calls: LinkedinCalls,
  access: Access,
  urns: readonly string[],
  purpose: QuotaPurpose,
): Promise<Names> {
  const ids = urns.map((urn) => ({ id: urnId(urn) ?? '' }))
  const [first] = ids
  const [only] = urns
  if (ids.length === 1 && first !== undefined && only !== undefined) {
    const { json } = await calls.read(access, { path: ['people', first], purpose })
    return new Map([[only, personName(json)]])
  }
  const call = { path: ['people'], query: { ids }, restliMethod: 'BATCH_GET', purpose } as const
  const results = recordAt((await calls.read(access, call)).json, 'results') ?? {}
  const rows = Object.values(results).map(asRecord)
  return new Map(
    rows.flatMap((row) => {
      const id = idAt(row, 'id')
      return row === null || id === null ? [] : [[`urn:li:person:${id}`, personName(row)] as const]
    }),
  )
}

function personName(person: Json): string {
  if (textAt(person, 'id') === 'private') return ''
  const first = textAt(person, 'localizedFirstName') ?? preferredText(recordAt(person, 'firstName'))
  const last = textAt(person, 'localizedLastName') ?? preferredText(recordAt(person, 'lastName'))
  return [first, last].filter((part) => part !== null && part !== '').join(' ')
}

async function readOwnName(
  calls: LinkedinCalls,
  access: Access,
  own: string,
  purpose: QuotaPurpose,
): Promise<Names> {
  const { json } = await calls.read(access, { path: organisationPath(own), purpose })
  return new Map([[own, organisationName(json)]])
}

export function organisationName(organisation: Json): string {
  return textAt(organisation, 'localizedName') ?? preferredText(recordAt(organisation, 'name')) ?? ''
}

/** A brand's page has an address of its own. */
export function organisationPath(urn: string): readonly string[] {
  const kind = urnType(urn) === 'organizationBrand' ? 'organizationBrands' : 'organizations'
  return [kind, urnId(urn) ?? urn]
}
