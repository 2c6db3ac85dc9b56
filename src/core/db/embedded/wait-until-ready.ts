import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StartupProblem } from '../../startup-problem.ts'

export type ServerAddress = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

const EVERY_MS = 50
const MOST_ATTEMPTS = 1200

/** Tries until the server answers; `isAlive` ends the wait early when the process is gone. */
export async function waitUntilReady(address: ServerAddress, isAlive: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const client = new pg.Client({ ...address, database: 'postgres', connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') throw wrongPassword()
      if (!(await isAlive())) throw error
    }
    await wait(EVERY_MS)
  }
  throw new StartupProblem(
    'The embedded database did not answer within a minute.',
    'Read database.log in the data folder.',
  )
}

function wrongPassword(): StartupProblem {
  return new StartupProblem(
    'The password in the data folder does not fit its database.',
    'Restore the file database-password from the same backup as the database.',
  )
}
