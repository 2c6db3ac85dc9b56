import type { Lang } from '#core/i18n/lang.ts'

/** Addresses of the public pages. The language stands in the address, so that one stored copy serves every reader. */
export const publicPaths = (slug: string) => {
  const base = `/o/${slug}`
  return {
    register: `${base}/konton`,
    check: `${base}/konton/kontroll`,
    tip: `${base}/konton/tipsa`,
    tipDone: `${base}/konton/tack`,
    embed: `${base}/konton/badda-in/sa-har`,
    frame: `${base}/konton/badda-in`,
    feed: `${base}/konton.atom`,
    data: (ending: 'json' | 'csv' | 'ttl' | 'atom') => `${base}/konton.${ending}`,
    rules: `${base}/regler`,
    accessibility: `${base}/tillganglighet`,
  }
}

/** The staff's queue of tips. */
export const TIPS_PATH = '/tips'

export function inLang(path: string, lang: Lang): string {
  if (lang === 'sv') return path
  const [before = '', fragment] = path.split('#')
  return `${before}${before.includes('?') ? '&' : '?'}lang=en${fragment === undefined ? '' : `#${fragment}`}`
}
