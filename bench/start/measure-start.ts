import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { startCluster } from '#core/db/embedded/start-cluster.ts'
import type { Figure, Measured } from '../figure.ts'
import type { Scratch } from '../kit/scratch.ts'
import { median } from '../kit/statistics.ts'
import { count, say, seconds } from '../kit/words.ts'
import { runDemo } from './run-demo.ts'

const TIMES = 3
const MOST_SECONDS = { empty: 10, filled: 3 }
const SETTLED_AFTER_MS = 6000
const FILLED_WITHIN_MS = 180_000

/** From the command to the whole first page, on an empty data folder and on one that has stood for a while. */
export async function measureStart(scratch: Scratch): Promise<Measured> {
  const times = { empty: [] as number[], filled: [] as number[] }
  let folder = ''
  let messages = 0
  for (let no = 1; no <= TIMES; no += 1) {
    folder = await scratch.newFolder('demo')
    const demo = await runDemo(scratch, folder)
    times.empty.push(demo.secondsToFirstPage)
    if (no === TIMES) messages = await waitUntilFilled(folder)
    await demo.stop()
  }
  for (let no = 1; no <= TIMES; no += 1) {
    const demo = await runDemo(scratch, folder)
    times.filled.push(demo.secondsToFirstPage)
    await demo.stop()
  }
  return {
    figures: [
      figureOf('an empty data folder', times.empty, MOST_SECONDS.empty, ''),
      figureOf('a filled data folder', times.filled, MOST_SECONDS.filled, `, ${count(messages)} messages`),
    ],
    details: [],
  }
}

function figureOf(where: string, times: readonly number[], most: number, more: string): Figure {
  const middle = median(times)
  return {
    what: `npm start -- --demo to the first page, ${where}`,
    target: `≤ ${most} s`,
    measured: seconds(middle),
    isMet: middle <= most,
    basis: `median of ${times.map(seconds).join(', ')}${more}`,
  }
}

/** The demo goes on filling itself after its first page. Returns how many messages there are when no more come. */
async function waitUntilFilled(dataFolder: string): Promise<number> {
  const { address } = await startCluster(dataFolder)
  const client = new pg.Client({ ...address, database: 'torget' })
  await client.connect()
  const start = performance.now()
  let [messages, changedAtMs] = [-1, start]
  try {
    while (
      // the accounts come first, and take their time
      (messages <= 0 || performance.now() - changedAtMs < SETTLED_AFTER_MS) &&
      performance.now() - start < FILLED_WITHIN_MS
    ) {
      await wait(500)
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from message')
      const now = rows[0]?.n ?? 0
      if (now !== messages) [messages, changedAtMs] = [now, performance.now()]
    }
  } finally {
    await client.end()
  }
  say(`start: the demo has ${count(messages)} messages`)
  return messages
}
