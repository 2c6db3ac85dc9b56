import type { Config } from '#config'

/** Where the emulated network stands in the demo's own server. */
export const LAB_GRAPH_PATH = '/lab/graph'
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
  return {
    ...config,
    meta: {
      appId: config.meta.appId ?? '900000000000001',
      appSecret: config.meta.appSecret ?? 'practice-square-app-secret',
      verifyToken: config.meta.verifyToken ?? 'practice-square-verify-token',
      graphUrl: `http://${here}${LAB_GRAPH_PATH}`,
    },
    allowPrivateHosts: [...config.allowPrivateHosts, here],
  }
}
