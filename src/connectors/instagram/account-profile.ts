import type { Access } from '../connector.ts'
import type { AccountProfile } from '../account-profile.ts'
import { idAt, textAt, type Json } from '../kit/json.ts'
import type { Graph } from './graph.ts'
import { webUrl } from '../kit/web-url.ts'

export const ACCOUNT_FIELDS =
  'id,username,name,biography,website,profile_picture_url,followers_count,follows_count,media_count'

export async function fetchProfile(graph: Graph, access: Access): Promise<AccountProfile> {
  const path = [access.accountExternalId]
  return readProfile(await graph.read(access, { path, params: { fields: ACCOUNT_FIELDS } }), access)
}

/** Instagram leaves out what is empty, so a missing text is an empty one. Mail and phone stand in the app and are not handed out. */
function readProfile(raw: Json, access: Access): AccountProfile {
  const handle = textAt(raw, 'username') ?? ''
  const website = webUrl(raw['website'])
  const followers = raw['followers_count']
  return {
    externalId: idAt(raw, 'id') ?? access.accountExternalId,
    name: textAt(raw, 'name') ?? handle,
    handle,
    url: handle === '' ? null : profileUrl(handle),
    about: textAt(raw, 'biography') ?? '',
    links: website === null ? [] : [website],
    email: null,
    phone: null,
    pictureUrl: webUrl(raw['profile_picture_url']),
    followers: typeof followers === 'number' ? followers : null,
    raw,
  }
}

export function profileUrl(handle: string): string {
  return `https://www.instagram.com/${encodeURIComponent(handle)}/`
}
