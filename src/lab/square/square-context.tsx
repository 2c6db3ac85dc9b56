import type { Clock } from '#core/clock.ts'
import type { Context } from 'hono'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { GraphLab } from '../graph/lab.ts'
import type { LabPage, LabPerson } from '../graph/state.ts'
import type { Texts } from './texts.sv.ts'
import type { View } from './view.ts'
import { languageOf, visitor } from './visitor.ts'
import { WordsPage } from './who-page.tsx'

export type SquareOptions = {
  readonly lab: GraphLab
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
  stalt: (texts: Texts) => texts.doneFault,
} as const
export type Done = keyof typeof dones

/** `?klart=` after a redirect; anything unknown says nothing. */
function doneWords(key: string | undefined, texts: Texts): string | null {
  const found = Object.entries(dones).find(([name]) => name === key)
  return found === undefined ? null : found[1](texts)
}

export function viewOf(context: Context, options: SquareOptions, me?: LabPerson): View {
  const texts = languageOf(context, options.language ?? 'sv')
  return {
    lab: options.lab,
    texts,
    base: options.basePath,
    me: me ?? visitor(context, options.lab),
    now: options.clock.now(),
    officeUrl: options.officeUrl ?? null,
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

export function notFound(context: Context, options: SquareOptions): Response {
  const view = viewOf(context, options)
  const { notFoundTitle, notFound: words } = view.texts
  return html(context, <WordsPage view={view} title={notFoundTitle} words={words} />, 404)
}

/** A Page by its number or by its short name. */
export function pageNamed(lab: GraphLab, name: string): LabPage | undefined {
  return lab.state.pages[name] ?? Object.values(lab.state.pages).find((page) => page.handle === name)
}

export function postIdOf(context: Context, lab: GraphLab): string | null {
  const page = pageNamed(lab, context.req.param('page') ?? '')
  const post = lab.state.posts[`${page?.id ?? ''}_${context.req.param('post') ?? ''}`]
  return post?.removedAt === null ? post.id : null
}

export function seeOther(context: Context, path: string, done: Done, anchor = ''): Response {
  const join = path.includes('?') ? '&' : '?'
  return context.redirect(`${path}${join}klart=${done}${anchor}`, 303)
}
