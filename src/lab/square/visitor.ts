import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { SquareNetwork } from './square-network.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'
import type { Texts } from './texts.sv.ts'

const PERSON = 'ovningstorget-person'
const LANGUAGE = 'ovningstorget-sprak'

/** Who looks, remembered by name in a cookie of the square alone; null for nobody or somebody who has never been here. */
export function visitor(context: Context, networks: readonly SquareNetwork[]): string | null {
  const name = getCookie(context, PERSON) ?? ''
  return networks.some((network) => network.people().includes(name)) ? name : null
}

export function languageOf(context: Context, otherwise: 'sv' | 'en'): Texts {
  const wanted = getCookie(context, LANGUAGE) ?? otherwise
  return wanted === 'en' ? en : sv
}

function keep(context: Context, base: string, name: string, value: string): void {
  setCookie(context, name, value, { path: base, httpOnly: true, sameSite: 'Strict' })
}

export function become(context: Context, base: string, person: string): void {
  keep(context, base, PERSON, person)
}

export function speak(context: Context, base: string, language: 'sv' | 'en'): void {
  keep(context, base, LANGUAGE, language)
}

/** Where a form came from, if that is a place on this square: no open redirect, not even on loopback. */
export function returnPath(base: string, wanted: string | undefined): string {
  const isOurs = wanted === base || wanted?.startsWith(`${base}/`) === true
  return isOurs && !/[\\\s]|\/\/|\.\./.test(wanted) ? wanted : base
}
