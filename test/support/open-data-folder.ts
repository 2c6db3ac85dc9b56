import { claimDataFolder, connect } from '#core/db/connect.ts'
import { StartupProblem } from '#core/startup-problem.ts'

/**
 * A process of its own that opens a data folder as `torget start` does, for tests that race it or kill it: prints one line of JSON,
 * then stays until its standard input ends. Arguments: the folder, and "claim" to be its server or "join" to be a command beside one.
 */
const [folder = '', mode = 'claim'] = process.argv.slice(2)

try {
  const connection = await connect({
    databaseUrl: null,
    databaseRole: 'torget_app',
    dataFolder: folder,
    masterKey: Buffer.alloc(32, 7),
    migrations: [],
  })
  const claim = mode === 'claim' ? await claimDataFolder(connection, folder) : null
  const { cluster } = connection
  process.stdout.write(
    `${JSON.stringify({ port: cluster?.address.port, wasRunning: cluster?.wasRunning })}\n`,
  )
  for await (const _ of process.stdin);
  await claim?.release()
  await connection.leave()
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error
  process.stderr.write(`${error.message} ${error.remedy}\n`)
  process.exitCode = 1
}
