import type { TownPerson } from '../../town/state.ts'
import type { Endpoint, Outcome } from '../endpoint.ts'
import type { Body, LabRequest } from '../lab-core.ts'
import { idOf } from '../names.ts'
import { breach } from '../problem.ts'
import { asList, asPairs, asText, type Parsed } from '../restli-parse.ts'

const MOST_AT_ONCE = 50

export const peopleCalls: readonly Endpoint[] = [
  {
    name: 'people.BATCH_GET',
    method: 'GET',
    path: ['people'],
    restliMethod: 'BATCH_GET',
    required: ['ids'],
    scope: 'r_organization_social_feed',
    handle: several,
  },
  {
    name: 'people.GET',
    method: 'GET',
    path: ['people', ':key'],
    restliMethod: null,
    optional: ['fields'],
    scope: 'r_organization_social_feed',
    handle: (request) => ({ status: 200, body: person(request, idIn(request.path['key'])) }),
  },
]

function several(request: LabRequest): Outcome {
  const ids = asList(request.query['ids'])
  if (ids === null || ids.length > MOST_AT_ONCE) throw breach('parameter', 'ids is not a List of at most 50')
  const found = ids.map((key) => idIn(key)).map((id) => [`(id:${id})`, person(request, id)] as const)
  return {
    status: 200,
    body: {
      results: Object.fromEntries(found),
      statuses: Object.fromEntries(found.map(([key]) => [key, 200])),
      errors: {},
    },
  }
}

function idIn(key: Parsed | undefined): string {
  const id = asText(asPairs(key)?.['id'])
  if (id === null) throw breach('id-format', 'a person is asked for as (id:…)')
  return id
}

/** Whoever is not connected to the one who asks, and keeps to themselves, is private. */
function person({ core }: LabRequest, id: string): Body {
  const found = Object.values(core.town.state.people).find((one) => idOf(one.id) === id)
  if (found === undefined || found.isWithheld || found.extra['isPrivate'] === true) return { id: 'private' }
  const [first = '', ...rest] = found.name.split(' ')
  return names(found, first, rest.join(' '))
}

function names({ id, handle }: TownPerson, first: string, last: string): Body {
  const localised = (text: string): Body => ({
    localized: { sv_SE: text },
    preferredLocale: { country: 'SE', language: 'sv' },
  })
  return {
    id: idOf(id),
    vanityName: handle,
    localizedFirstName: first,
    localizedLastName: last,
    firstName: localised(first),
    lastName: localised(last),
  }
}
