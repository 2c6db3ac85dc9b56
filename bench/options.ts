import { parseArgs } from 'node:util'
import { FIGURE_NAMES, type FigureName } from './figure.ts'

export type Options = {
  readonly only: readonly FigureName[]
  /** How many messages the inbox is measured with, fewest first. */
  readonly messages: readonly number[]
  readonly json: boolean
  readonly write: boolean
  readonly help: boolean
}

export const USAGE = `Usage: npm run bench -- [--only NAMES] [--messages NUMBERS] [--json] [--write]

  --only NAMES        Of ${FIGURE_NAMES.join(', ')}; all of them when left out.
  --messages NUMBERS  Sizes of the inbox; 10000,1000000 when left out. A million takes some 5 GB of disk while it runs.
  --json              Print JSON instead of a table.
  --write             Write docs/figures.md; takes all figures at the usual sizes.

TORGET_BENCH_DATA names a folder that keeps the filled inboxes for the next run.
`

const USUAL_SIZES = '10000,1000000'
/** The smallest organisation whose communicator has a full page of open messages. */
const SMALLEST = 10_000

/** Throws an `Error` that says what is not understood. */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string', default: FIGURE_NAMES.join(',') },
      messages: { type: 'string', default: USUAL_SIZES },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const only = values.only.split(',').map(toName)
  if (values.write && (only.length < FIGURE_NAMES.length || values.messages !== USUAL_SIZES))
    throw new Error('--write takes all figures at the usual sizes: leave --only and --messages out')
  const messages = values.messages.split(',').map(toSize)
  return { ...values, only, messages: messages.sort((a, b) => a - b) }
}

function toName(word: string): FigureName {
  const name = FIGURE_NAMES.find((one) => one === word.trim())
  if (name === undefined) throw new Error(`there is no figure "${word}": ${FIGURE_NAMES.join(', ')}`)
  return name
}

function toSize(word: string): number {
  const size = Number(word)
  if (!Number.isSafeInteger(size) || size < SMALLEST)
    throw new Error(`--messages takes whole numbers from ${SMALLEST}, not "${word}"`)
  return size
}
