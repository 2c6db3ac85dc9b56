import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { GraphLab } from '../graph/lab.ts'
import type { LabPerson } from '../graph/state.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'
import type { Texts } from './texts.sv.ts'

const PERSON = 'ovningstorget-person'
const LANGUAGE = 'ovningstorget-sprak'

/** Who looks, remembered in a cookie of the square alone; null for nobody or somebody who is gone. */
export function visitor(context: Context, lab: GraphLab): LabPerson | null {
  return lab.state.people[getCookie(context, PERSON) ?? ''] ?? null
}

export function languageOf(context: Context, otherwise: 'sv' | 'en'): Texts {
  const wanted = getCookie(context, LANGUAGE) ?? otherwise
  return wanted === 'en' ? en : sv
}

function keep(context: Context, base: string, name: string, value: string): void {
  setCookie(context, name, value, { path: base, httpOnly: true, sameSite: 'Strict' })
}

export function become(context: Context, base: string, person: LabPerson): void {
  keep(context, base, PERSON, person.id)
}

export function speak(context: Context, base: string, language: 'sv' | 'en'): void {
  keep(context, base, LANGUAGE, language)
}

/** Where a form came from, if that is a place on this square: no open redirect, not even on loopback. */
export function returnPath(base: string, wanted: string | undefined): string {
  const isOurs = wanted === base || wanted?.startsWith(`${base}/`) === true
  return isOurs && !/[\\\s]|\/\/|\.\./.test(wanted) ? wanted : base
}
