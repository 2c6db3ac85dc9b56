import pg from 'pg'
import { claimDataFolder } from '#core/db/connect.ts'
import type { Command } from '../command.ts'
import { withInstallation } from '../open-installation.ts'

export const keysRotate: Command = {
  name: 'keys rotate',
  summary: 'Replace the master key and seal every stored secret anew. Safe to repeat when it was cut short.',
  notes: [
    'With torget.key in the data folder a new key is made. With TORGET_KEY, set it to the new key and',
    'TORGET_KEY_OLD to the one in use first. Stop Torget before, and start it again afterwards.',
  ],
  run: (_, io) =>
    withInstallation(io, async ({ connection, clock, config }) => {
      const { rotateMasterKey } = await import('#core/secrets/rotate-master-key.ts')
      // the database's own password hangs on the key: a Torget that runs meanwhile would be shut out
      const claim = await claimDataFolder(connection, config.dataFolder)
      const owner = new pg.Pool({ ...connection.owner, max: 2 })
      try {
        const { keyId, resealed } = await rotateMasterKey({ owner, clock }, config)
        return {
          data: { keyId, resealed },
          lines: [
            `${resealed} secrets are sealed with the new key ${keyId}.`,
            'Keep a copy of the new key apart.',
          ],
        }
      } finally {
        await owner.end()
        await claim.release()
      }
    }),
}
