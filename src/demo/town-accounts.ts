import { keepAccess, readAccounts, type Account, type AccountsDeps } from '#modules/accounts/index.ts'
import type { OrgId } from '#core/ids.ts'
import { pictureNamed } from '#lab/graph/media.ts'
import { fill } from '#lab/script/script-line.ts'
import { townScript, type TownScriptPost } from '#lab/script/town-posts.ts'
import type { TownMedia } from '#lab/town/state.ts'
import { nextId } from '#lab/town/town-core.ts'
import type { Town } from '#lab/town/town.ts'
import type { DemoNetwork } from './demo-networks.ts'
import type { DemoPolicy } from './shipped-policies.ts'

/** Which of the register's accounts stands on each emulated network, by the start of its name there. */
const ACCOUNT_NAMES: Readonly<Record<string, string>> = {
  instagram: '{place} i bild',
  linkedin: 'Jobba i {place}',
  youtube: '{place} på film',
  mastodon: '{place} på Mastodon',
  bluesky: '{place} på Bluesky',
  manual: '{place} bygger',
}

type Making = {
  readonly orgId: OrgId
  readonly policy: Pick<DemoPolicy, 'sender' | 'place' | 'region' | 'key'>
  readonly networks: readonly DemoNetwork[]
}

function townAccountName(network: string, place: string): string | null {
  return ACCOUNT_NAMES[network]?.replace('{place}', place) ?? null
}

/**
 * Connects the register's own accounts to the emulated networks, with some posts to write under. What is there already stays as it is; an
 * account that was connected to a network whose file has been moved away since gets its place back, and a new key.
 */
export async function connectTowns(deps: AccountsDeps, { orgId, policy, networks }: Making): Promise<void> {
  const accounts = await deps.db.forOrg(orgId, (tx) => readAccounts(tx, orgId))
  for (const network of networks) {
    const name = townAccountName(network.emulator.network, policy.place)
    const account = accounts.find((one) => one.name === name)
    if (account === undefined) continue
    await connect(deps, { orgId, account, network, policy })
  }
}

type Connecting = Omit<Making, 'networks'> & { readonly account: Account; readonly network: DemoNetwork }

async function connect(deps: AccountsDeps, { orgId, account, network, policy }: Connecting): Promise<void> {
  const { town } = network.emulator
  const handle = `${policy.key}${network.emulator.network === 'manual' ? '-bygger' : ''}`
  const isThere = Object.values(town.state.accounts).some((one) => one.handle === handle)
  const place = town.addAccount({
    name: account.name,
    handle,
    about: `${policy.sender}. Vi svarar vardagar 8–16.`,
    link: `https://${policy.key}.example`,
    followers: 1_200 + policy.key.length * 137,
  })
  if (!isThere)
    for (const post of townScript[network.emulator.network] ?? []) publish(town, place.id, { post, policy })
  await town.settled()
  // somebody has disconnected it: that is not the demo's to undo
  const isDisconnected = account.accessState === 'none' && account.externalId !== ''
  if (isThere && (account.accessState === 'ok' || isDisconnected)) return
  const grant = network.emulator.grantFor(place.id)
  await deps.db.forOrg(orgId, (tx) =>
    keepAccess(deps, tx, orgId, {
      accountId: account.id,
      externalId: network.externalIdOf(place.id, grant),
      secret: network.secretOf(grant),
    }),
  )
}

function publish(
  town: Town,
  accountId: string,
  { post, policy }: { readonly post: TownScriptPost; readonly policy: Making['policy'] },
): void {
  const at = town.core.clock.now().subtract({ hours: post.hoursAgo }).toString({ fractionalSecondDigits: 3 })
  const names = { kommun: policy.sender, ort: policy.place, region: policy.region }
  const media = post.picture === undefined ? [] : [pictureOf(town, post.picture)]
  town.publishPost({ accountId, text: fill(post.text, names), media, at })
}

function pictureOf(town: Town, name: string): TownMedia {
  const { mediaType = 'image/png', altSv = '' } = pictureNamed(name) ?? {}
  return {
    id: nextId(town.core, 'media'),
    kind: 'image',
    mediaType,
    altText: altSv,
    picture: name,
    extra: {},
  }
}
