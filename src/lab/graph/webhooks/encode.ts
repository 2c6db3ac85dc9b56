import { createHmac } from 'node:crypto'

/**
 * Text as the network sends and signs it: everything beyond ASCII as \u with lower-case hex, and `/` as `\/`. Whoever parses and writes the
 * body anew before checking the signature fails on exactly the bodies with å, ä, ö.
 */
export function encodeBody(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll('/', String.raw`\/`)
    .replaceAll(
      /[\u007f-\uffff]/g,
      (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
    )
}

export function signatureOf(
  appSecret: string,
  body: string,
  algorithm: 'sha256' | 'sha1' = 'sha256',
): string {
  return `${algorithm}=${createHmac(algorithm, appSecret).update(body, 'utf8').digest('hex')}`
}
