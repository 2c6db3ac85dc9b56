import { createHash } from 'node:crypto'
import { RateLimited, Rejected, Unavailable, type Access } from '../connector.ts'
import { idAt, listAt, recordAt, asRecord, type Json } from '../kit/json.ts'
import type { Graph } from './graph.ts'
import { rowPages } from './pages.ts'

/** How long an answer to "with whom are there conversations" is believed. */
const FRESH_MINUTES = 10
const PEOPLE_PAGE = '50'
/** 200 conversations; beyond them it is not known, and the attempt itself shows. */
const MOST_PAGES = 4

export type Conversations = {
  /** The Page that the account is linked to: messages and blocks go by its id. */
  pageOf(access: Access): Promise<string>
  /** Never fails because messages may not be read; then nothing is known. Throws `AccessRevoked` only. */
  knownPeople(access: Access): Promise<(externalId: string) => boolean | undefined>
}

type People = { readonly asOf: Temporal.Instant; readonly ids: ReadonlySet<string>; readonly isAll: boolean }

/** What is remembered of an account's Page and conversations while the process lives. */
export function createConversations(graph: Graph): Conversations {
  const pages = new Map<string, { readonly tokenHash: string; readonly pageId: string }>()
  const people = new Map<string, People>()

  async function pageOf(access: Access): Promise<string> {
    const tokenHash = createHash('sha256').update(access.token).digest('base64')
    const known = pages.get(access.accountExternalId)
    // Another token may belong to another Page: the account may have been linked anew.
    if (known?.tokenHash === tokenHash) return known.pageId
    const pageId = idAt(await graph.read(access, { path: ['me'], params: { fields: 'id' } }), 'id')
    if (pageId === null) throw new Unavailable('Instagram did not say which Page the account belongs to')
    pages.set(access.accountExternalId, { tokenHash, pageId })
    return pageId
  }

  async function readPeople(access: Access): Promise<People> {
    const pageId = await pageOf(access)
    const params = { platform: 'instagram', fields: 'participants', limit: PEOPLE_PAGE }
    const ids = new Set<string>()
    let pagesRead = 0
    let isAll = true
    for await (const rows of rowPages(graph, access, { path: [pageId, 'conversations'], params })) {
      for (const id of rows.flatMap(participantIds)) ids.add(id)
      pagesRead += 1
      isAll = pagesRead < MOST_PAGES
      if (!isAll) break
    }
    return { asOf: graph.clock.now(), ids, isAll }
  }

  return {
    pageOf,
    async knownPeople(access) {
      const known = people.get(access.accountExternalId)
      const isFresh =
        known !== undefined &&
        Temporal.Instant.compare(known.asOf.add({ minutes: FRESH_MINUTES }), graph.clock.now()) > 0
      const found = isFresh ? known : await readPeople(access).catch(nothingInAFault)
      if (found === null) return () => undefined
      people.set(access.accountExternalId, found)
      return (externalId) => found.ids.has(externalId) || (found.isAll ? false : undefined)
    },
  }
}

/** The thread is worth showing although messages cannot be read just now. */
function nothingInAFault(error: unknown): null {
  const isFault = error instanceof Rejected || error instanceof Unavailable || error instanceof RateLimited
  if (!isFault) throw error
  return null
}

function participantIds(row: Json): readonly string[] {
  return listAt(recordAt(row, 'participants'), 'data').flatMap((value) => idAt(asRecord(value), 'id') ?? [])
}
