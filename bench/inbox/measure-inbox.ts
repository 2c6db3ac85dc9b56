import type { Measured } from '../figure.ts'
import { pageReader } from '../kit/read-page.ts'
import type { Scratch } from '../kit/scratch.ts'
import { recordStatements, replay } from '../kit/statements.ts'
import { p95, timed } from '../kit/statistics.ts'
import { count, milliseconds, ratio } from '../kit/words.ts'
import { openInbox, type FilledInbox } from './open-inbox.ts'
import { paths } from '../../src/modules/desk/web/paths.ts'

const WARM_UP = 30
const SAMPLES = 300
const MOST_OF_ITS_SQL = 3
const MOST_OF_THE_SMALL = 1.3

type Times = {
  readonly inbox: FilledInbox
  readonly page: readonly number[]
  readonly bare: readonly number[]
}

/** The inbox's first page as a signed-in communicator gets it, against its own SQL run bare; all sizes in turns. */
export async function measureInbox(scratch: Scratch, sizes: readonly number[]): Promise<Measured> {
  const rounds = []
  for (const size of sizes) rounds.push(await prepare(await openInbox(scratch, size)))
  for (let no = 0; no < WARM_UP; no += 1) for (const { page, bare } of rounds) await page().then(bare)
  const times = rounds.map(({ inbox }) => ({ inbox, page: [] as number[], bare: [] as number[] }))
  for (let no = 0; no < SAMPLES; no += 1) {
    for (const [index, { page, bare }] of rounds.entries()) {
      times[index]!.page.push(await timed(page))
      times[index]!.bare.push(await timed(bare))
    }
  }
  for (const { done } of rounds) done()
  return { figures: figuresOf(times, rounds[0]?.statementCount ?? 0), details: [] }
}

async function prepare(inbox: FilledInbox) {
  const read = pageReader(inbox.port)
  const page = async () => {
    const { status } = await read(paths.inbox, { cookie: inbox.cookie })
    if (status !== 200) throw new Error(`the inbox answers ${status}`)
  }
  await page()
  const statements = await recordStatements(page)
  const client = await inbox.services.db.pool.connect()
  return {
    inbox,
    page,
    bare: () => replay(client, statements),
    statementCount: statements.length,
    done: () => client.release(),
  }
}

function figuresOf(times: readonly Times[], statementCount: number) {
  const [small, large] = [times[0]!, times.at(-1)!]
  const ofItsSql = p95(large.page) / p95(large.bare)
  const ofTheSmall = p95(large.page) / p95(small.page)
  const sized = ({ inbox, page, bare }: Times) =>
    `${count(inbox.messages)} messages: page ${milliseconds(p95(page))}, bare ${milliseconds(p95(bare))}`
  const first = {
    what: `Inbox, first page at ${count(large.inbox.messages)} messages, against its own SQL run bare (p95)`,
    target: `≤ ${MOST_OF_ITS_SQL} ×`,
    measured: `${ratio(ofItsSql)} ×`,
    isMet: ofItsSql <= MOST_OF_ITS_SQL,
    basis: `${SAMPLES} pages of ${statementCount} statements; ${times.map(sized).join('; ')}`,
  }
  if (times.length === 1) return [first]
  return [
    first,
    {
      what: `The same page, against its own time at ${count(small.inbox.messages)} messages (p95)`,
      target: `≤ ${MOST_OF_THE_SMALL} ×`,
      measured: `${ratio(ofTheSmall)} ×`,
      isMet: ofTheSmall <= MOST_OF_THE_SMALL,
      basis: `${milliseconds(p95(large.page))} against ${milliseconds(p95(small.page))}`,
    },
  ]
}
