import type { TownAccount } from '../../town/state.ts'
import type { Endpoint, Outcome } from '../endpoint.ts'
import { accountsOf, MEMBER, type Body, type LabRequest } from '../lab-core.ts'
import { idOf } from '../names.ts'
import { breach, denied, notFound } from '../problem.ts'
import { PAGE_PARAMS, paged, pageOf } from './paging.ts'
import { textParam } from './standing.ts'

export const organisationCalls: readonly Endpoint[] = [
  {
    name: 'organizationAcls.FINDER-roleAssignee',
    method: 'GET',
    path: ['organizationAcls'],
    restliMethod: 'FINDER',
    required: ['q'],
    optional: ['role', 'state', ...PAGE_PARAMS],
    scope: 'rw_organization_admin',
    handle: roles,
  },
  {
    name: 'organizations.GET',
    method: 'GET',
    path: ['organizations', ':id'],
    restliMethod: null,
    optional: ['fields'],
    scope: 'rw_organization_admin',
    handle: organisation,
  },
  {
    name: 'networkSizes.GET',
    method: 'GET',
    path: ['networkSizes', ':urn'],
    restliMethod: null,
    required: ['edgeType'],
    scope: 'rw_organization_admin',
    handle: followers,
  },
]

function roles(request: LabRequest): Outcome {
  if (request.query['q'] !== 'roleAssignee') throw breach('parameter', 'only the finder roleAssignee')
  const write = ({ id }: TownAccount): Body => ({
    roleAssignee: MEMBER,
    state: 'APPROVED',
    role: 'ADMINISTRATOR',
    organization: id,
  })
  return { status: 200, body: paged(accountsOf(request), pageOf(request), write) }
}

function organisation(request: LabRequest): Outcome {
  const id = textParam(request.path['id'], 'id')
  if (!/^\d+$/.test(id)) throw breach('id-format', 'an organisation is asked for by its number')
  const account = Object.values(request.core.town.state.accounts).find((one) => idOf(one.id) === id)
  if (account === undefined) throw notFound(`organization ${id}`)
  if (!request.token.accountIds.includes(account.id)) throw denied('organizations.GET', request.version)
  return { status: 200, body: writeOrganisation(account) }
}

function writeOrganisation(account: TownAccount): Body {
  const inSwedish = (text: string): Body => ({
    localized: { sv_SE: text },
    preferredLocale: { country: 'SE', language: 'sv' },
  })
  return {
    id: Number(idOf(account.id)),
    $URN: account.id,
    vanityName: account.handle,
    localizedName: account.name,
    name: inSwedish(account.name),
    localizedDescription: account.about,
    description: inSwedish(account.about),
    ...(account.link === null ? {} : { localizedWebsite: account.link, website: inSwedish(account.link) }),
    primaryOrganizationType: 'NONE',
    locations:
      account.phone === null
        ? []
        : [
            {
              locationType: 'HEADQUARTERS',
              phoneNumber1: { number: account.phone },
              address: { country: 'SE' },
            },
          ],
    defaultLocale: { country: 'SE', language: 'sv' },
    versionTag: '1',
  }
}

function followers(request: LabRequest): Outcome {
  if (request.query['edgeType'] !== 'COMPANY_FOLLOWED_BY_MEMBER')
    throw breach('parameter', 'unknown edgeType')
  const urn = textParam(request.path['urn'], 'urn')
  const account = request.core.town.state.accounts[urn]
  if (account === undefined) throw notFound(urn)
  return { status: 200, body: { firstDegreeSize: account.followers } }
}
