import { asText } from '../fields/check-value.ts'
import type { LabCore } from '../lab-core.ts'
import { unixSeconds } from '../lab-time.ts'
import { problem } from '../problem.ts'
import type { LabToken } from '../state.ts'
import { authenticate, givenToken, isAppToken, tokenProblem } from './authenticate.ts'
import type { GraphRequest } from './read-request.ts'

/** Data access ends this many days after a person last confirmed it. */
const DATA_ACCESS_DAYS = 90

function validData(core: LabCore, token: LabToken): object {
  const dataAccessEnds = Temporal.Instant.from(token.issuedAt).add({ hours: DATA_ACCESS_DAYS * 24 })
  return {
    app_id: core.settings.appId,
    type: token.kind === 'page' ? 'PAGE' : token.expiresAt === null ? 'SYSTEM_USER' : 'USER',
    application: 'Torget',
    // 0 means that it does not run out by itself, as for a system user's token and the Page tokens made from it.
    data_access_expires_at:
      token.expiresAt === null ? 0 : Math.floor(dataAccessEnds.epochMilliseconds / 1000),
    expires_at: token.expiresAt === null ? 0 : unixSeconds(token.expiresAt),
    is_valid: true,
    issued_at: unixSeconds(token.issuedAt),
    ...(token.kind === 'page' ? { profile_id: token.ownerId } : {}),
    scopes: token.scopes,
    granular_scopes: token.scopes.map((scope) => ({ scope, target_ids: token.pageIds })),
    user_id: token.ownerId,
  }
}

function deadData(core: LabCore, token: LabToken | undefined, reason: ReturnType<typeof problem>): object {
  const { code, subcode } = reason.facts
  return {
    ...(token === undefined ? {} : { app_id: core.settings.appId, user_id: token.ownerId }),
    error: { code, message: reason.message, ...(subcode === undefined ? {} : { subcode }) },
    is_valid: false,
    scopes: token?.scopes ?? [],
  }
}

/** A dead token is no error here: the answer says `is_valid: false` and why. Asked by the app itself or by the token's own holder. */
export function debugToken(core: LabCore, request: GraphRequest): object {
  const given = givenToken(request)
  if (given === null || !isAppToken(core, given)) authenticate(core, request)
  const asked = asText(request.params['input_token'])
  const token = core.state.tokens.find((one) => one.token === asked)
  const reason = tokenProblem(core, token)
  if (token === undefined || reason !== null) return { data: deadData(core, token, reason ?? problem(190)) }
  return { data: validData(core, token) }
}
