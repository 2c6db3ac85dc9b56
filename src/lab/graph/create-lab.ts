import { createDoings } from './doings.ts'
import { createFaults } from './faults.ts'
import type { Faults } from './faults.ts'
import type { GraphLab, GraphLabOptions } from './lab.ts'
import type { LabCore, LabSettings, News } from './lab-core.ts'
import { createLabFetch } from './lab-fetch.ts'
import { createServer } from './server.ts'
import { emptyState, readState } from './state.ts'
import type { LabState } from './state.ts'
import { createSaver } from './store/lab-store.ts'
import type { LabStore, Saver } from './store/lab-store.ts'
import { publishDue } from './thread/publish-due.ts'
import { calmUsage } from './usage.ts'
import type { Usage } from './usage.ts'
import type { Violation } from './violations.ts'
import { postTo, verifyHook } from './webhooks/post-hook.ts'
import type { PostHook } from './webhooks/queue.ts'
import { createQueue } from './webhooks/queue.ts'

const DELIVER_EVERY_MS = 250
const DEFAULT_VERSION = 'v26.0'
const DEFAULT_APP_ID = '900000000000001'
const DEFAULT_BATCH = 100

const lazily = (value: string | (() => string) | undefined, otherwise: string): (() => string) =>
  typeof value === 'function' ? value : () => value ?? otherwise

function settingsOf(options: GraphLabOptions): LabSettings {
  return {
    appId: options.appId ?? DEFAULT_APP_ID,
    appSecret: options.appSecret,
    apiVersion: options.apiVersion ?? DEFAULT_VERSION,
    baseUrl: lazily(options.baseUrl, 'http://graph.lab.invalid'),
    permalinkBase: lazily(options.permalinkBase, 'https://www.facebook.com'),
  }
}

function coreOf(
  options: GraphLabOptions,
  state: LabState,
  parts: { saver: Saver; faults: Faults; emit: (news: News) => void },
): LabCore {
  return {
    state,
    clock: options.clock,
    settings: settingsOf(options),
    changed: parts.saver.changed,
    emit: parts.emit,
    withholdsAuthors: () => parts.faults.isOn('withhold-authors'),
  }
}

function hookOf(options: GraphLabOptions): PostHook | null {
  if (options.postHook !== undefined) return options.postHook
  return options.hookUrl === undefined ? null : postTo(options.hookUrl)
}

function build(options: GraphLabOptions, state: LabState, store?: LabStore): GraphLab {
  const faults = createFaults()
  const saver = createSaver(store, state)
  const violations: Violation[] = []
  let usage: Usage = calmUsage
  let timer: NodeJS.Timeout | undefined
  const stopped = Promise.withResolvers<undefined>()
  const core = coreOf(options, state, { saver, faults, emit: (news) => webhooks.emit(news) })
  const webhooks = createQueue({
    core,
    faults,
    post: hookOf(options),
    batchSize: options.batchSize ?? DEFAULT_BATCH,
  })
  const app = createServer({
    core,
    faults,
    violations,
    usage: () => usage,
    stopped: stopped.promise,
    onCall: options.onCall ?? (() => undefined),
  })
  const { hookUrl, verifyToken } = options
  return {
    ...createDoings(core),
    app,
    fetch: createLabFetch(app, core.settings),
    core,
    state,
    faults,
    violations,
    webhooks: {
      ...webhooks,
      verify: () => (hookUrl === undefined ? Promise.resolve(false) : verifyHook(hookUrl, verifyToken)),
    },
    usage: { get: () => usage, set: (part) => void (usage = { ...usage, ...part }) },
    start: () => {
      timer ??= setInterval(() => {
        publishDue(core)
        void webhooks.deliver()
      }, DELIVER_EVERY_MS).unref()
    },
    stop: async () => {
      clearInterval(timer)
      timer = undefined
      stopped.resolve(undefined)
      await saver.settled()
    },
    settled: saver.settled,
  }
}

/** A lab that forgets everything when it goes. */
export function createGraphLab(options: GraphLabOptions): GraphLab {
  return build(options, emptyState())
}

/** A lab that goes on where the store left off. Throws when what was kept cannot be read. */
export async function openGraphLab(
  options: GraphLabOptions & { readonly store: LabStore },
): Promise<GraphLab> {
  const kept = await options.store.load()
  return build(options, kept === null ? emptyState() : readState(kept), options.store)
}
