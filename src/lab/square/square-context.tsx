import type { Clock } from '#core/clock.ts'
import type { Context } from 'hono'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { GraphLab } from '../graph/lab.ts'
import type { Emulator } from '../emulator.ts'
import type { IncidentRunner } from '../incidents/incident-runner.ts'
import { graphNetwork } from './graph-network.ts'
import type { SquareNetwork } from './square-network.ts'
import type { Texts } from './texts.sv.ts'
import { townNetwork, type TownCharacter } from './town-network.ts'
import type { View } from './view.ts'
import { languageOf, visitor } from './visitor.ts'
import { WordsPage } from './who-page.tsx'

/** A network beside the first one, with what it is called and what people can do there. */
export type SquareTown = { readonly emulator: Emulator; readonly character: TownCharacter }

export type SquareOptions = {
  readonly lab: GraphLab
  readonly towns?: readonly SquareTown[]
  /** Tells prepared courses of events; without it there is no trainer's page. */
  readonly runner?: IncidentRunner
  /** What the municipality and the place behind an account are called. */
  readonly namesOf?: (
    network: string,
    placeId: string,
  ) => { readonly kommun: string; readonly ort: string } | undefined
  readonly clock: Clock
  /** Where the square stands, e.g. `/torgplatsen`. */
  readonly basePath: string
  /** Language until the visitor chooses. */
  readonly language?: 'sv' | 'en'
  /** A way back to the municipality's side, shown in the menu. */
  readonly officeUrl?: string
}

const dones = {
  skrivet: (texts: Texts) => texts.doneWritten,
  andrat: (texts: Texts) => texts.doneChanged,
  borttaget: (texts: Texts) => texts.doneRemoved,
  reagerat: (texts: Texts) => texts.doneReacted,
  skickat: (texts: Texts) => texts.doneSent,
  bytt: (texts: Texts) => texts.donePerson,
  startat: (texts: Texts) => texts.doneStarted,
  stalt: (texts: Texts) => texts.doneFault,
} as const
export type Done = keyof typeof dones

/** `?klart=` after a redirect; anything unknown says nothing. */
function doneWords(key: string | undefined, texts: Texts): string | null {
  const found = Object.entries(dones).find(([name]) => name === key)
  return found === undefined ? null : found[1](texts)
}

/** The options with every network behind its port. */
export type Square = SquareOptions & {
  readonly networks: readonly SquareNetwork[]
  readonly first: SquareNetwork
}

export function openSquare(options: SquareOptions): Square {
  const first = graphNetwork(options.lab)
  const others = (options.towns ?? []).map(({ emulator, character }) => townNetwork(emulator, character))
  return { ...options, first, networks: [first, ...others] }
}

export function viewOf(context: Context, options: Square, network = options.first): View {
  const texts = languageOf(context, options.language ?? 'sv')
  return {
    lab: options.lab,
    networks: options.networks,
    network,
    texts,
    base: options.basePath,
    me: visitor(context, options.networks),
    now: options.clock.now(),
    officeUrl: options.officeUrl ?? null,
    hasLeader: options.runner !== undefined,
    done: doneWords(context.req.query('klart'), texts),
    path: context.req.path,
  }
}

/** Nothing may run or load but the square's own style, pictures and forms. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

export function html(context: Context, page: VNode, status: 200 | 403 | 404 | 413 | 422 = 200): Response {
  return context.body(`<!doctype html>${render(page)}`, status, headers)
}

export function notFound(context: Context, options: Square): Response {
  const view = viewOf(context, options)
  const { notFoundTitle, notFound: words } = view.texts
  return html(context, <WordsPage view={view} title={notFoundTitle} words={words} />, 404)
}

export function seeOther(context: Context, path: string, done: Done, anchor = ''): Response {
  const join = path.includes('?') ? '&' : '?'
  return context.redirect(`${path}${join}klart=${done}${anchor}`, 303)
}
