import { AccessRevoked, type Access, type Connector } from '../connector.ts'
import { idAt } from '../kit/json.ts'
import { youtubeProfile } from './profile.ts'
import { itemsOf } from './read-objects.ts'
import { readSecret } from './secret.ts'
import type { YoutubeCalls } from './youtube-calls.ts'

type AccessState = Awaited<ReturnType<Connector['checkAccess']>>

/**
 * Valid when the channel is among those of whoever signed in: a role taken away leaves the access working and the list without it.
 * `expiresAt` is when renewing ends; that the access itself lives an hour is nobody's concern. Network faults throw.
 */
export async function checkAccess(calls: YoutubeCalls, access: Access): Promise<AccessState> {
  const secret = readSecret(access.token)
  const expiresAt = secret.refreshToken === null ? secret.expiresAt : secret.renewableUntil
  try {
    const params = { part: 'id', mine: 'true', maxResults: '50' }
    const { json } = await calls.read(access, { method: 'channels.list', params, purpose: 'inbox' })
    const isValid = itemsOf(json).some((channel) => idAt(channel, 'id') === access.accountExternalId)
    return { isValid, expiresAt, missingScopes: isValid ? missingIn(secret.scopes) : [] }
  } catch (error) {
    if (error instanceof AccessRevoked) return { isValid: false, expiresAt, missingScopes: [] }
    throw error
  }
}

/** Of what every function needs, what the person did not tick. Not known counts as granted: the calls themselves will tell. */
export function missingIn(granted: readonly string[] | null): readonly string[] {
  return granted === null ? [] : youtubeProfile.scopes.filter((scope) => !granted.includes(scope))
}
