/** What kind of picture some bytes are, by the bytes themselves and never by their name (F-135). */
const SIGNATURES: readonly (readonly [type: string, isIt: (head: string) => boolean])[] = [
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/gif', (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a')],
  ['image/webp', (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
  ['image/avif', (head) => /^ftyp(?:avif|avis)/.test(head.slice(4))],
]

/** null: none that a browser shows without running anything. */
export function pictureType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1')
  return SIGNATURES.find(([, isIt]) => isIt(head))?.[0] ?? null
}
