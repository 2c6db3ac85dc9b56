import { createHash } from 'node:crypto'
import { Transform, type Readable } from 'node:stream'
import { FileChanged } from './failures.ts'

/**
 * Hashes what passes and keeps one part back until the next has come: the last part is handed over only when the whole has proved
 * right. Memory stays at two parts however large the file is.
 */
export function verifyWhileReading(source: Readable, sha256: string): Readable {
  const hash = createHash('sha256')
  let held: Buffer | null = null
  const verified = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      const ready = held
      held = chunk
      done(null, ready ?? undefined)
    },
    flush(done) {
      const found = hash.digest('hex')
      if (found !== sha256) done(new FileChanged(sha256, found))
      else done(null, held ?? undefined)
    },
  })
  source.on('error', (error) => verified.destroy(error))
  verified.on('close', () => source.destroy())
  return source.pipe(verified)
}
