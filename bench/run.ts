import type { FigureName, Measured } from './figure.ts'
import { measureInbox } from './inbox/measure-inbox.ts'
import { measureSearch } from './inbox/measure-search.ts'
import { withScratch, type Scratch } from './kit/scratch.ts'
import { say } from './kit/words.ts'
import { readOptions, USAGE, type Options } from './options.ts'
import { asText } from './report/as-table.ts'
import { writeFiguresPage } from './report/figures-page.ts'
import { describeMachine } from './report/machine.ts'
import { measureStart } from './start/measure-start.ts'
import { measureWebhook } from './webhook/measure-webhook.ts'
import { measureWeight } from './weight/measure-weight.ts'

/** The figures that the product is to reach: measured, shown, and written down on request. A miss is shown, never an error. */
async function run(argv: readonly string[]): Promise<number> {
  let options: Options
  try {
    options = readOptions(argv)
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    return 2
  }
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const measured = await withScratch((scratch) => measure(scratch, options))
  const on = new Date().toISOString().slice(0, 10)
  if (options.write) await writeFiguresPage(measured, on)
  const report = options.json
    ? JSON.stringify({ on, machine: describeMachine(), ...measured }, null, 2)
    : asText(measured)
  process.stdout.write(`${report}\n`)
  return 0
}

async function measure(scratch: Scratch, { only, messages }: Options): Promise<Measured> {
  const [fewest, most] = [messages[0]!, messages.at(-1)!]
  const measures: Record<FigureName, () => Promise<Measured>> = {
    webhook: () => measureWebhook(scratch),
    inbox: () => measureInbox(scratch, messages),
    search: () => measureSearch(scratch, most),
    start: () => measureStart(scratch),
    weight: () => measureWeight(scratch, fewest),
  }
  const results: Measured[] = []
  for (const name of only) {
    say(`── ${name}`)
    results.push(await measures[name]())
  }
  return {
    figures: results.flatMap(({ figures }) => figures),
    details: results.flatMap(({ details }) => details),
  }
}

process.exitCode = await run(process.argv.slice(2))
