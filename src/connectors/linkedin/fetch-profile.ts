import type { AccountProfile } from '../account-profile.ts'
import { Rejected, type Access } from '../connector.ts'
import { asRecord, recordAt, textAt, type Json } from '../kit/json.ts'
import type { LinkedinCalls } from './linkedin-calls.ts'
import { organisationPath } from './people.ts'
import { companyUrl } from './sign-in.ts'
import { accountUrn } from './urns.ts'

/** LinkedIn tells no e-mail address of a page, and of its picture only a URN. */
export async function fetchProfile(calls: LinkedinCalls, access: Access): Promise<AccountProfile> {
  const urn = accountUrn(access.accountExternalId)
  const { json } = await calls.read(access, { path: organisationPath(urn), purpose: 'inbox' })
  const handle = textAt(json, 'vanityName') ?? ''
  const website = textAt(json, 'localizedWebsite')
  return {
    externalId: urn,
    name: textAt(json, 'localizedName') ?? '',
    handle,
    url: companyUrl(urn, handle),
    about: textAt(json, 'localizedDescription') ?? preferred(recordAt(json, 'description')) ?? '',
    links: website === null ? [] : [website],
    email: null,
    phone: phoneOf(json),
    pictureUrl: null,
    followers: await followers(calls, access, urn),
    raw: json,
  }
}

/** The text in the page's own language, else in any. */
function preferred(localised: Json | null): string | null {
  const texts = recordAt(localised, 'localized')
  const locale = recordAt(localised, 'preferredLocale')
  const key = `${textAt(locale, 'language') ?? ''}_${textAt(locale, 'country') ?? ''}`
  const [first] = Object.values(texts ?? {})
  return textAt(texts, key) ?? (typeof first === 'string' ? first : null)
}

function phoneOf(organisation: Json): string | null {
  const [first] = Array.isArray(organisation['locations']) ? organisation['locations'].map(asRecord) : []
  return textAt(recordAt(first ?? null, 'phoneNumber1'), 'number')
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
