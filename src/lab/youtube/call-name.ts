import { METHODS } from './facts/methods.ts'
import type { TownCall } from '../town/faults.ts'

const BY_ROUTE = new Map(Object.entries(METHODS).map(([name, { verb, path }]) => [`${verb} ${path}`, name]))
const ACTS = new Set([
  'comments.insert',
  'comments.delete',
  'comments.setModerationStatus',
  'videos.update',
  'videos.delete',
])

/** YouTube's own name of a call (`comments.list`), `token`, `upload` for a part of a film, `media` for a still picture, `hub` for a subscription. */
export function callName(method: string, path: string): string | null {
  if (path.endsWith('/token') || path.endsWith('/revoke')) return 'token'
  if (path.endsWith('/subscribe')) return 'hub'
  if (path.endsWith('/v2/reports')) return 'reports.query'
  if (/\/vi\/[^/]+\/[^/]+$/.test(path)) return 'media'
  const [, area = '', rest] = /\/((?:resumable\/)?upload\/)?youtube\/v3\/([\w/]+)$/.exec(path) ?? []
  if (rest === undefined) return null
  if (method === 'PUT' && area !== '') return 'upload'
  return BY_ROUTE.get(`${method} ${rest}`) ?? null
}

/** null for what no fault meets: pages for people, and what is no call at all. */
export function townCall(method: string, path: string): TownCall | null {
  const name = callName(method, path)
  return name === null ? null : { name, isActing: ACTS.has(name) }
}
