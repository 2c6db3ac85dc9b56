import type { AccountProfile } from '../account-profile.ts'
import { Unavailable, type Access } from '../connector.ts'
import { asRecord, idAt, listAt, textAt, type Json } from '../kit/json.ts'
import { webUrl } from '../kit/web-url.ts'
import { readSecret } from './account-secret.ts'
import { htmlText } from './html-text.ts'
import { idBeside } from './ids.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { addressesIn } from './text-length.ts'

type Field = { readonly name: string; readonly value: string }

const PHONE_NAMES = /^\s*(?:telefon|tel|tfn|phone|växel|kontaktcenter|ring)\b/iu
const PHONE = /\+?\d[\d\s().–-]{5,}\d/u
const MAIL = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]+/u

/** Mastodon has no places of its own for telephone and e-mail: what stands in the profile's free fields counts. */
export async function fetchProfile(calls: MastodonCalls, access: Access): Promise<AccountProfile> {
  const path = ['api', 'v1', 'accounts', 'verify_credentials']
  const raw = asRecord((await calls.send(access, { method: 'GET', path, purpose: 'statistics' })).body)
  const id = idAt(raw, 'id')
  if (raw === null || id === null) throw new Unavailable('Mastodon answered without an account')
  const fields = fieldsOf(raw)
  const about = [htmlText(textAt(raw, 'note') ?? ''), ...fields.map(({ name, value }) => `${name}: ${value}`)]
  const username = textAt(raw, 'username') ?? id
  const url = webUrl(raw['url'])
  const host = URL.parse(url ?? readSecret(access).server)?.host ?? ''
  return {
    externalId: idBeside(access.accountExternalId, id),
    name: textAt(raw, 'display_name') ?? '',
    handle: `@${username}@${host}`,
    url,
    about: about.filter((line) => line !== '').join('\n'),
    links: [...new Set(about.flatMap(addressesIn))],
    email: mailIn(about),
    phone: phoneIn(fields),
    pictureUrl: webUrl(raw['avatar']),
    followers: countAt(raw, 'followers_count'),
    raw,
  }
}

function fieldsOf(account: Json): readonly Field[] {
  return listAt(account, 'fields').flatMap((item) => {
    const field = asRecord(item)
    const name = htmlText(textAt(field, 'name') ?? '')
    const value = htmlText(textAt(field, 'value') ?? '')
    return name === '' && value === '' ? [] : [{ name, value }]
  })
}

function phoneIn(fields: readonly Field[]): string | null {
  const field = fields.find(({ name, value }) => PHONE_NAMES.test(name) && PHONE.test(value))
  return PHONE.exec(field?.value ?? '')?.[0].trim() ?? null
}

/** Not `@name@server`, which is somebody's address on the network. */
function mailIn(lines: readonly string[]): string | null {
  const words = lines.join(' ').split(/\s+/)
  return words.find((word) => MAIL.test(word) && !word.startsWith('@') && !word.includes('://')) ?? null
}

export function countAt(source: Json | null, key: string): number | null {
  const value = source?.[key]
  // Servers that keep a number to themselves write -1.
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null
}
