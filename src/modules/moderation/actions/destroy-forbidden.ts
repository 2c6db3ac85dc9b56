import type { ModerationDeps } from '../deps.ts'
import { findForbidden, noteDestroyed } from '../store/forbidden-files.ts'

/**
 * Destroys the bytes of files that must not be kept by anybody, also where the same bytes are named elsewhere: having them is the crime
 * (16 kap. 10 a § brottsbalken). Named and committed before, so that a process killed here leaves the rest for the next sweep.
 */
export async function destroyForbidden(
  deps: Pick<ModerationDeps, 'db' | 'clock' | 'files' | 'log'>,
): Promise<void> {
  const waiting = await deps.db.system((tx) => findForbidden(tx))
  for (const file of waiting) {
    try {
      await deps.files.remove(file.sha256)
      await deps.db.forOrg(file.orgId, (tx) => noteDestroyed(tx, file.orgId, file, deps.clock.now()))
    } catch (error) {
      deps.log.error(
        { err: error, sha256: file.sha256 },
        'moderation: a forbidden file was not destroyed yet',
      )
    }
  }
}
