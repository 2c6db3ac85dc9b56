/** What an API token may be given. Each stands in a module's permission table beside the persons who may do the same. */
export const SCOPES = [
  'accounts:credentials',
  'accounts:read',
  'accounts:write',
  'applications:decide',
  'applications:read',
  'applications:write',
  'events:read',
  'events:retry',
  'messages:read',
  'messages:reply',
  'messages:restricted',
  'messages:triage',
  'moderation:read',
  'moderation:write',
  'organisation:read',
  'organisation:write',
  'records:read',
  'records:write',
] as const

export type Scope = (typeof SCOPES)[number]

export function isScope(value: string): value is Scope {
  return (SCOPES as readonly string[]).includes(value)
}
