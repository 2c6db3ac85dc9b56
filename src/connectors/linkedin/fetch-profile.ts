import type { AccountProfile } from '../account-profile.ts'
import { Rejected, type Access } from '../connector.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { LinkedinCalls } from './linkedin-calls.ts'
import { preferredText } from './localised.ts'
import { organisationName, organisationPath } from './people.ts'
import { companyUrl } from './sign-in.ts'
import { accountUrn } from './urns.ts'

/** LinkedIn tells no e-mail address of a page, and of its picture only a URN. */
export async function fetchProfile(calls: LinkedinCalls, access: Access): Promise<AccountProfile> {
  const urn = accountUrn(access.accountExternalId)
  const { json } = await calls.read(access, { path: organisationPath(urn), purpose: 'inbox' })
  const handle = textAt(json, 'vanityName') ?? ''
  const website = textAt(json, 'localizedWebsite') ?? preferredText(recordAt(json, 'website'))
  return {
    externalId: urn,
    name: organisationName(json),
    handle,
    url: companyUrl(urn, handle),
    about: textAt(json, 'localizedDescription') ?? preferredText(recordAt(json, 'description')) ?? '',
    links: website === null ? [] : [website],
    email: null,
    phone: phoneOf(json),
    pictureUrl: null,
    followers: await followers(calls, access, urn),
    raw: json,
  }
}

function phoneOf(organisation: Json): string | null {
  const numbers = listAt(organisation, 'locations').map((one) =>
    textAt(recordAt(asRecord(one), 'phoneNumber1'), 'number'),
  )
  return numbers.find((number) => number !== null) ?? null
}

/** Who may not see the number still sees the page. */
async function followers(calls: LinkedinCalls, access: Access, urn: string): Promise<number | null> {
  try {
    return await countFollowers(calls, access, urn)
  } catch (error) {
    if (error instanceof Rejected) return null
    throw error
  }
}

export async function countFollowers(
  calls: LinkedinCalls,
  access: Access,
  urn: string,
): Promise<number | null> {
  const query = { edgeType: 'COMPANY_FOLLOWED_BY_MEMBER' }
  const { json } = await calls.read(access, { path: ['networkSizes', urn], query, purpose: 'statistics' })
  const size = json['firstDegreeSize']
  return typeof size === 'number' ? size : null
}
