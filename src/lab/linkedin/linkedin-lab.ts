import type { Clock } from '#core/clock.ts'
import type { ContractBreach, Emulator } from '../emulator.ts'
import type { LabStore } from '../graph/store/lab-store.ts'
import type { TownCall } from '../town/faults.ts'
import type { TownRules } from '../town/town-core.ts'
import { createTown, openTown, type Town } from '../town/town.ts'
import { readExtra, type LabCore, type LabSettings } from './lab-core.ts'
import { commentUrn, newLinkedinId } from './names.ts'
import { grantFor } from './oauth.ts'
import { createServer } from './server.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'
import { fileNotification } from './write-notification.ts'

export type LinkedinLabOptions = Partial<LabSettings> & {
  readonly clock: Clock
}

export type LinkedinLab = Emulator & {
  readonly webhooks: Webhooks
  /** Every call so far, oldest first. */
  readonly calls: readonly TownCall[]
  readonly settings: LabSettings
  /** The name that the API has for a comment of the town, whose own ids are only the number in it. */
  commentUrn(commentId: string): string
  /** Somebody has subscribed to the page's notifications. */
  isSubscribed(accountId: string): boolean
}

export const PRACTICE_APP_ID = '76543210'

const DELIVER_EVERY_MS = 250
const MOST_CALLS_KEPT = 10_000

const LINKEDIN_RULES: TownRules = {
  network: 'linkedin',
  newId: newLinkedinId,
  postCharacters: 3_000,
  commentCharacters: 1_250,
  depth: 2,
  hasDirectMessages: false,
  reactions: ['LIKE', 'PRAISE', 'EMPATHY', 'INTEREST', 'APPRECIATION', 'ENTERTAINMENT'],
}

/** The versions of a year, up to and including the one that Torget was written for and two that came after. */
const VERSIONS = [
  '202510',
  '202511',
  '202512',
  '202601',
  '202602',
  '202603',
  '202604',
  '202605',
  '202606',
  '202607',
  '202608',
  '202609',
]

function settingsOf(options: LinkedinLabOptions): LabSettings {
  return {
    clientId: options.clientId ?? 'lab-client',
    clientSecret: options.clientSecret ?? 'lab-client-secret',
    versions: options.versions ?? VERSIONS,
    appId: options.appId ?? PRACTICE_APP_ID,
    hasWebhooks: options.hasWebhooks ?? true,
    // The practice square is not the place to run out of calls, unless a trainer wants to.
    dailyCalls: options.dailyCalls ?? { app: 100_000, member: 100_000 },
    isPartner: options.isPartner ?? true,
  }
}

function build(options: LinkedinLabOptions, town: Town): LinkedinLab {
  const settings = settingsOf(options)
  const breaches: ContractBreach[] = []
  const calls: TownCall[] = []
  const core: LabCore = { town, clock: options.clock, settings, extra: readExtra(town), breaches }
  const webhooks = createWebhooks(core)
  const stopped = Promise.withResolvers<undefined>()
  const seen = (call: TownCall): void => {
    calls.push(call)
    if (calls.length > MOST_CALLS_KEPT) calls.shift()
  }
  let timer: NodeJS.Timeout | undefined
  town.listen((news) => {
    const notification = fileNotification(core, news)
    if (notification !== null) webhooks.push(notification)
  })
  return {
    network: 'linkedin',
    app: createServer({ core, stopped: stopped.promise, seen }),
    town,
    breaches,
    calls,
    settings,
    webhooks,
    grantFor: (accountId) => grantFor(core, accountId),
    commentUrn: (commentId) => commentUrn(town.state.comments[commentId]?.postId ?? '', commentId),
    isSubscribed: (accountId) => accountId in core.extra.subscriptions,
    start: () => {
      timer ??= setInterval(() => void webhooks.deliver(), DELIVER_EVERY_MS).unref()
    },
    stop: async () => {
      clearInterval(timer)
      timer = undefined
      stopped.resolve(undefined)
      await town.settled()
    },
  }
}

/** A LinkedIn that forgets everything when it goes. */
export function createLinkedinLab(options: LinkedinLabOptions): LinkedinLab {
  return build(options, createTown({ clock: options.clock, rules: LINKEDIN_RULES }))
}

/** A LinkedIn that goes on where the store left off. Throws when what was kept cannot be read. */
export async function openLinkedinLab(
  options: LinkedinLabOptions & { readonly store: LabStore },
): Promise<LinkedinLab> {
  const { clock, store } = options
  return build(options, await openTown({ clock, rules: LINKEDIN_RULES, store }))
}
