import type { Log } from '#core/log.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import type { PublicDeps } from '#modules/public/index.ts'

export type GuidanceDeps = PublicDeps & { readonly log: Log; readonly secrets: Secrets }

/** What the manager's side needs. */
export type ReportDeps = Pick<GuidanceDeps, 'db' | 'clock' | 'secrets'>
