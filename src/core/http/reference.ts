import { randomInt } from 'node:crypto'
import type { HttpMiddleware } from './variables.ts'

/** Crockford's alphabet: no I, L, O or U, so that it can be read out over the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `7Q2K-MX4D`: forty random bits. */
function newReference(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET.charAt(randomInt(ALPHABET.length)))
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** Starts a request: every variable gets its first value, and the response says what the request is called in the log. */
export function beginRequest(): HttpMiddleware {
  return async (c, next) => {
    const reference = newReference()
    c.set('reference', reference)
    c.set('lang', 'sv')
    c.set('actor', null)
    c.set('session', null)
    c.set('contentPolicy', 'page')
    c.set('formToken', () => {
      throw new Error('a page with a form needs protectForms in front of it')
    })
    c.header('x-request-id', reference)
    await next()
  }
}
