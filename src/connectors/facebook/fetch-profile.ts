import type { AccountProfile } from '../account-profile.ts'
import type { Access } from '../connector.ts'
import { idAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { webUrl } from '../kit/web-url.ts'

const FIELDS =
  'id,name,username,link,about,description,phone,emails,website,followers_count,fan_count,picture.type(large){url}'

/** How the page presents itself. Facebook leaves out what is empty, so a text that is not there is empty and not unknown. */
export async function fetchProfile(calls: GraphCalls, access: Access): Promise<AccountProfile> {
  const raw = await calls.read(access, [access.accountExternalId], { fields: FIELDS })
  const externalId = idAt(raw, 'id') ?? access.accountExternalId
  return {
    externalId,
    name: textAt(raw, 'name') ?? '',
    handle: textAt(raw, 'username') ?? externalId,
    url: webUrl(raw['link']),
    about: [textAt(raw, 'about'), textAt(raw, 'description')]
      .filter((text) => (text ?? '') !== '')
      .join('\n\n'),
    links: linksIn(textAt(raw, 'website') ?? ''),
    email: listAt(raw, 'emails').find((email) => typeof email === 'string') ?? '',
    phone: textAt(raw, 'phone') ?? '',
    pictureUrl: webUrl(recordAt(recordAt(raw, 'picture'), 'data')?.['url']),
    followers: countAt(raw, 'followers_count') ?? countAt(raw, 'fan_count'),
    raw,
  }
}

/** One field holds several addresses, with or without `https://`, divided by spaces, commas or lines. */
export function linksIn(website: string): readonly string[] {
  return website.split(/[\s,]+/).flatMap((word) => {
    if (!word.includes('.')) return []
    const url = webUrl(/^https?:\/\//i.test(word) ? word : `https://${word}`)
    return url === null ? [] : [url]
  })
}

function countAt(raw: Json, key: string): number | null {
  const value = raw[key]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
