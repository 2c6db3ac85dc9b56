import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Measured } from '../figure.ts'
import { APP_SECRET, openInstallation } from '../kit/installation.ts'
import type { Scratch } from '../kit/scratch.ts'
import { median } from '../kit/statistics.ts'
import { count, ratio, say } from '../kit/words.ts'
import { openBareRoute } from './bare-route.ts'
import type { Load, LoadResult } from './send-load.ts'

const CONNECTIONS = 16
const ROUNDS = 9
const ROUND_MS = 3000
const TARGET = 0.6

/** Deliveries signed, checked and kept, against the same bytes thrown into a table; in turns, so that a slow moment meets both. */
export async function measureWebhook(scratch: Scratch): Promise<Measured> {
  const installation = await openInstallation(scratch, await scratch.newFolder('webhook'))
  const places = {
    real: { port: installation.port, path: '/hooks/meta' },
    bare: { port: await openBareRoute(scratch, installation), path: '/bare' },
  }
  const send = startSender(scratch)
  let from = 0
  const round = (place: keyof typeof places) => {
    from += 1_000_000
    const load = {
      ...places[place],
      appSecret: APP_SECRET,
      connections: CONNECTIONS,
      lastsMs: ROUND_MS,
      from,
    }
    return send(load)
  }
  await round('bare')
  await round('real')
  const rates = { real: [] as number[], bare: [] as number[], ratio: [] as number[] }
  for (let no = 1; no <= ROUNDS; no += 1) {
    const order = no % 2 === 0 ? (['real', 'bare'] as const) : (['bare', 'real'] as const)
    const rate = { real: 0, bare: 0 }
    for (const place of order) rate[place] = await round(place)
    rates.real.push(rate.real)
    rates.bare.push(rate.bare)
    rates.ratio.push(rate.real / rate.bare)
    say(`webhook: ${count(Math.round(rate.real))} of ${count(Math.round(rate.bare))} a second`)
  }
  const measured = median(rates.ratio)
  const [real, bare] = [median(rates.real), median(rates.bare)].map((rate) => count(Math.round(rate)))
  return {
    figures: [
      {
        what: 'Webhook accepted durably, as a share of a bare route’s rate',
        target: `≥ ${TARGET}`,
        measured: ratio(measured),
        isMet: measured >= TARGET,
        basis: `median of ${ROUNDS} rounds in turns, ${CONNECTIONS} connections: ${real} deliveries a second against ${bare}`,
      },
    ],
    details: [],
  }
}

function startSender(scratch: Scratch): (load: Load) => Promise<number> {
  const child = fork(join(import.meta.dirname, 'send-load.ts'), { execArgv: ['--import', 'tsx'] })
  const ended = once(child, 'exit').then((): never => {
    throw new Error('the sender gave up')
  })
  ended.catch(() => undefined)
  scratch.atEnd(() => {
    child.kill()
    return ended.catch(() => undefined)
  })
  return async (load) => {
    child.send(load)
    const [result] = (await Promise.race([once(child, 'message'), ended])) as [LoadResult]
    if (result.refused > 0) throw new Error(`${load.path} refused ${result.refused} deliveries`)
    return result.perSecond
  }
}
