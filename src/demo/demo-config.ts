import type { Config } from '#config'

/** Where the emulated network stands in the demo's own server. */
export const LAB_GRAPH_PATH = '/lab/graph'
/** The other emulated networks beside it. */
export function labPath(network: string): string {
  return `/lab/${network}`
}

export const SQUARE_PATH = '/torgplatsen'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** The one-click sign-in needs no password, so it must not be reachable from another machine. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host)
}

/**
 * The demo's settings: the emulated Graph in place of the real one, and made-up secrets where none are set. Production and demo differ
 * by base address only; everything else is the same program.
 */
export function demoConfig(config: Config): Config {
  const here = `127.0.0.1:${config.port}`
  const at = (network: string) => `http://${here}${labPath(network)}`
  return {
    ...config,
    meta: {
      appId: config.meta.appId ?? '900000000000001',
      appSecret: config.meta.appSecret ?? 'practice-square-app-secret',
      verifyToken: config.meta.verifyToken ?? 'practice-square-verify-token',
      graphUrl: `http://${here}${LAB_GRAPH_PATH}`,
    },
    instagramUrl: at('instagram'),
    linkedin: {
      ...config.linkedin,
      appId: config.linkedin.appId ?? '76543210',
      clientId: config.linkedin.clientId ?? 'practice-square-linkedin',
      clientSecret: config.linkedin.clientSecret ?? 'practice-square-linkedin-secret',
      url: at('linkedin'),
    },
    youtube: {
      ...config.youtube,
      hookSecret: config.youtube.hookSecret ?? 'practice-square-youtube-hook-secret',
      clientId: config.youtube.clientId ?? 'practice-square-youtube',
      clientSecret: config.youtube.clientSecret ?? 'practice-square-youtube-secret',
      url: at('youtube'),
    },
    mastodonUrl: at('mastodon'),
    bluesky: { url: at('bluesky'), plcUrl: `${at('bluesky')}/plc` },
    allowPrivateHosts: [...config.allowPrivateHosts, here],
  }
}
