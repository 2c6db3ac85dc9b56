import { systemActor } from '#core/actor.ts'
import { makeToken, readPeople, SCOPES } from '#modules/organisation/index.ts'
import type { Municipality, RunningTestApp } from './run-app.ts'

/** What the API said: for a refusal `code` is the rule's or the field's own. */
export type ApiAnswer = { readonly status: number; readonly code: string | null; readonly body: unknown }

export type ApiClient = {
  get(path: string): Promise<ApiAnswer>
  post(path: string, body?: unknown): Promise<ApiAnswer>
  put(path: string, body: unknown): Promise<ApiAnswer>
}

/**
 * A program with every right a token can have: what is refused to it is refused to all. `as`: somebody's own, by name, for a policy under which only
 * persons have assignments.
 */
export async function apiClient(
  { origin, services }: RunningTestApp,
  { orgId }: Municipality,
  { as }: { readonly as?: string } = {},
): Promise<ApiClient> {
  const people = await services.db.forOrg(orgId, (tx) => readPeople(tx, orgId))
  const personId = people.find(({ fullName }) => fullName === as)?.id ?? null
  const wanted = { name: 'Genomgång', scopes: [...SCOPES], expiresAt: null, personId }
  const { token } = await makeToken(services, systemActor(orgId, 'test'), wanted)
  const call = async (method: string, path: string, body?: unknown): Promise<ApiAnswer> => {
    const answered = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answered.text()
    const read: unknown = text === '' ? null : JSON.parse(text)
    return { status: answered.status, code: codeIn(read), body: read }
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
  }
}

function codeIn(body: unknown): string | null {
  const { code } = (body ?? {}) as { readonly code?: unknown }
  return typeof code === 'string' ? code : null
}
