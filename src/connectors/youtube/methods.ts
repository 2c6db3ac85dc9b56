/**
 * The calls used here and what each costs of the project's daily allowance. Source: platforms.md §3 (Google's table of quota costs);
 * every call costs, also one that is refused.
 */
export type MethodFacts = {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly at: 'api' | 'upload' | 'analytics'
  readonly units?: number
  /** Of the separate hundred uploads a day. */
  readonly uploads?: number
}

const list = (path: string, units = 1): MethodFacts => ({ verb: 'GET', path, at: 'api', units })

export const METHODS = {
  'channels.list': list('channels'),
  'videos.list': list('videos'),
  'playlistItems.list': list('playlistItems'),
  'commentThreads.list': list('commentThreads'),
  'comments.list': list('comments'),
  'captions.list': list('captions', 50),
  'comments.insert': { verb: 'POST', path: 'comments', at: 'api', units: 50 },
  'comments.delete': { verb: 'DELETE', path: 'comments', at: 'api', units: 50 },
  'comments.setModerationStatus': {
    verb: 'POST',
    path: 'comments/setModerationStatus',
    at: 'api',
    units: 50,
  },
  'videos.insert': { verb: 'POST', path: 'videos', at: 'upload', uploads: 1 },
  'videos.update': { verb: 'PUT', path: 'videos', at: 'api', units: 50 },
  'videos.delete': { verb: 'DELETE', path: 'videos', at: 'api', units: 50 },
  'captions.insert': { verb: 'POST', path: 'captions', at: 'upload', units: 400 },
  'reports.query': { verb: 'GET', path: 'reports', at: 'analytics' },
} as const satisfies Record<string, MethodFacts>

export type MethodName = keyof typeof METHODS
