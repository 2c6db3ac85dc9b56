/** Reads what somebody pasted to ask about an account: an address in any of its forms, or a name with or without @. */
import { domainToUnicode } from 'node:url'
import { withoutUnseen } from './look-alike.ts'

export type Asked =
  | { readonly kind: 'address'; readonly host: string; readonly steps: readonly string[] }
  | { readonly kind: 'name'; readonly name: string }

/** Longer than any address of an account; what is pasted beyond it is not one. */
export const LONGEST_ASKED = 500

/** The same site under other names: for telephones, or with www. */
const FRONT_DOORS = /^(?:www|m|mobile|mbasic|touch|web)\.(?=[^.]+\.[^.])/

/** Pages whose account is not in the path but in one of these. */
const TELLING_PARAMETERS = ['id']

export function readAsked(pasted: string): Asked | null {
  const text = trimUnseen(pasted.normalize('NFC')).slice(0, LONGEST_ASKED)
  if (text === '') return null
  return readAddress(text) ?? readFullHandle(text) ?? readName(text)
}

/** The same without the signs that come along when an address is copied out of a sentence: "(facebook.com/namnet)." */
export function withoutSentence(pasted: string): string {
  return trimUnseen(pasted)
    .replace(/^[<("'“”«»[]+/u, '')
    .replace(/[>)"'“”«»\].,;:!?…]+$/u, '')
}

/** Copying out of a program often brings invisible marks at the ends; inside the name they are somebody's trick and stay. */
function trimUnseen(text: string): string {
  const isPadding = (letter: string): boolean => withoutUnseen(letter).trim() === ''
  const letters = Array.from(text)
  const first = letters.findIndex((letter) => !isPadding(letter))
  const last = letters.findLastIndex((letter) => !isPadding(letter))
  return first === -1 ? '' : letters.slice(first, last + 1).join('')
}

const HAS_SCHEME = /^https?:\/\//i
const LOOKS_LIKE_HOST = /^[^\s/@:?#]+\.[^\s/@:?#.]{2,}(?=[/?#:]|$)/u

function readAddress(given: string): Asked | null {
  const text = given.replace(/^\/\//, '')
  if (!HAS_SCHEME.test(text) && !(LOOKS_LIKE_HOST.test(text) && /[/?#]/.test(text))) return null
  const whole = HAS_SCHEME.test(text) ? text : `https://${text}`
  if (!URL.canParse(whole)) return null
  const url = new URL(whole)
  return { kind: 'address', host: hostOf(url), steps: stepsOf(url) }
}

function hostOf(url: URL): string {
  const host = domainToUnicode(url.hostname).replace(/\.$/, '')
  return (host === '' ? url.hostname : host).toLowerCase().replace(FRONT_DOORS, '')
}

function stepsOf(url: URL): readonly string[] {
  const steps = url.pathname
    .split('/')
    .map(decoded)
    .filter((step) => step !== '')
  if (steps.at(-1)?.endsWith('.php') !== true) return steps
  const told = TELLING_PARAMETERS.flatMap((name) => url.searchParams.get(name) ?? [])
  return [...steps, ...told]
}

function decoded(step: string): string {
  try {
    return sameForm(decodeURIComponent(step))
  } catch {
    return sameForm(step)
  }
}

/** "@namnet@socialt.example": on networks of many sites a handle names its site. */
function readFullHandle(text: string): Asked | null {
  const [, name, site] = /^@([^\s@/]+)@([^\s@/]+\.[^\s@/.]{2,})$/u.exec(text) ?? []
  return name === undefined || site === undefined ? null : readAddress(`https://${site}/@${name}`)
}

function readName(text: string): Asked | null {
  const name = sameForm(text)
  return name === '' ? null : { kind: 'name', name }
}

/** Networks take upper and lower case for the same, and @ is how a name is called, not a part of it. */
export function sameForm(name: string): string {
  return name.normalize('NFC').trim().replace(/^@+/, '').toLowerCase()
}
