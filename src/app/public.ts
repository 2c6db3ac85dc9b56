import type { Hono } from 'hono'
import type { Assets } from '#core/assets/create-assets.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { deriveKey } from '#core/secrets/master-key.ts'
import { createGuidance } from '#modules/guidance/index.ts'
import { createPublicPages, type PublicDeps } from '#modules/public/index.ts'
import type { Services } from './services.ts'

function depsOf(services: Services, assets: Assets): PublicDeps {
  const { db, clock, policies, config, keys } = services
  const { baseUrl, trustsProxy } = config
  return { db, clock, policies, assets, baseUrl, trustsProxy, sendersKey: deriveKey(keys.current, 'tips') }
}

/** Mounted before anything counts or signs in: who asks what they may do is nobody's business (B-094, B-095). */
export function mountGuidance(app: Hono<HttpEnv>, services: Services, assets: Assets): void {
  const { log, secrets } = services
  app.route('/', createGuidance({ ...depsOf(services, assets), log, secrets }))
}

/** The register, the rules and the rest that anyone may read. */
export function mountPublicPages(app: Hono<HttpEnv>, services: Services, assets: Assets): void {
  app.route('/', createPublicPages(depsOf(services, assets)))
}
