import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Config } from '#config'
import { blueskySecret } from '#connectors/bluesky/session.ts'
import { instagramSecret } from '#connectors/instagram/instagram.ts'
import { linkedinSecret } from '#connectors/linkedin/secret.ts'
import { manualSecret } from '#connectors/manual/secret.ts'
import { mastodonSecret } from '#connectors/mastodon/account-secret.ts'
import { youtubeSecret } from '#connectors/youtube/secret.ts'
import { idAtServer } from '#connectors/mastodon/ids.ts'
import type { Clock } from '#core/clock.ts'
import { createBlueskyLab } from '#lab/bluesky/create-bluesky-lab.ts'
import { blueskyRules } from '#lab/bluesky/town-rules.ts'
import type { Emulator } from '#lab/emulator.ts'
import { fileStore } from '#lab/graph/store/file-store.ts'
import { openInstagramEmulator } from '#lab/instagram/create-emulator.ts'
import { openLinkedinLab } from '#lab/linkedin/linkedin-lab.ts'
import { createSite } from '#lab/manual/create-site.ts'
import { siteRules } from '#lab/manual/site-rules.ts'
import { createMastodonLab } from '#lab/mastodon/create-mastodon-lab.ts'
import { mastodonRules } from '#lab/mastodon/mastodon-rules.ts'
import { openTown, type Town } from '#lab/town/town.ts'
import type { TownRules } from '#lab/town/town-core.ts'
import { createYoutubeLab } from '#lab/youtube/create-youtube-lab.ts'
import { youtubeRules } from '#lab/youtube/youtube-rules.ts'
import { labPath, SQUARE_PATH } from './demo-config.ts'

/** An emulated network beside Facebook, and how its grants become what a connector keeps. */
export type DemoNetwork = {
  readonly emulator: Emulator
  /** Where its API stands in the demo's own server. */
  readonly part: { readonly path: string; readonly app: Hono }
  readonly secretOf: (grant: Grant) => string
  /** What the register calls an account that the town calls `id`. */
  readonly externalIdOf: (id: string, grant: Grant) => string
}

type Grant = Readonly<Record<string, string>>

type Ground = { readonly config: Config; readonly clock: Clock }

/** Every network that a municipality uses beside Facebook, going on where it was when the demo was last closed. */
export async function openDemoNetworks(ground: Ground): Promise<readonly DemoNetwork[]> {
  const { clock, config } = ground
  const at = (network: string) => `http://127.0.0.1:${config.port}${labPath(network)}`
  const here = `http://127.0.0.1:${config.port}`
  const { appId, appSecret } = config.meta
  const { appId: linkedinAppId, clientId, clientSecret } = config.linkedin
  const instagram = await openInstagramEmulator({
    clock,
    appSecret: appSecret ?? '',
    ...(appId === null ? {} : { appId }),
    baseUrl: at('instagram'),
    permalinkBase: `${here}${SQUARE_PATH}/instagram`,
    hookUrl: `${here}/hooks/meta`,
    store: storeOf(ground, 'instagram'),
  })
  const linkedin = await openLinkedinLab({
    clock,
    ...(clientId === null ? {} : { clientId }),
    ...(clientSecret === null ? {} : { clientSecret }),
    ...(linkedinAppId === null ? {} : { appId: linkedinAppId }),
    store: storeOf(ground, 'linkedin'),
  })
  const youtube = createYoutubeLab({
    clock,
    town: await townOf(ground, 'youtube', youtubeRules),
    baseUrl: () => at('youtube'),
    ...youtubeClient(config),
  })
  const mastodonTown = await townOf(ground, 'mastodon', mastodonRules)
  const mastodon = createMastodonLab({ clock, town: mastodonTown, baseUrl: at('mastodon') })
  const blueskyTown = await townOf(ground, 'bluesky', blueskyRules)
  const bluesky = createBlueskyLab({ clock, town: blueskyTown, baseUrl: at('bluesky') })
  const site = createSite({ town: await townOf(ground, 'manual', siteRules), publicUrl: () => at('manual') })
  return [
    network(instagram, instagramSecret),
    network(linkedin, linkedinSecret),
    network(youtube, youtubeSecret),
    network(mastodon, mastodonSecret, (id, { server = '' }) => idAtServer(id, server)),
    network(bluesky, blueskySecret),
    network(site, manualSecret, (id, { feed }) => feed ?? id),
  ]
}

function network(
  emulator: Emulator,
  secretOf: DemoNetwork['secretOf'],
  externalIdOf: DemoNetwork['externalIdOf'] = (id) => id,
): DemoNetwork {
  return { emulator, part: { path: labPath(emulator.network), app: emulator.app }, secretOf, externalIdOf }
}

function storeOf({ config }: Ground, name: string) {
  return fileStore(join(config.dataFolder, `practice-${name}.json`))
}

function townOf(ground: Ground, name: string, rules: TownRules): Promise<Town> {
  return openTown({ clock: ground.clock, rules, store: storeOf(ground, name) })
}

function youtubeClient({ youtube }: Config) {
  const { clientId, clientSecret } = youtube
  return { ...(clientId === null ? {} : { clientId }), ...(clientSecret === null ? {} : { clientSecret }) }
}
