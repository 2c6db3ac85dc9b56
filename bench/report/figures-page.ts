import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Measured } from '../figure.ts'
import { asMarkdown } from './as-table.ts'
import { describeMachine } from './machine.ts'

const PAGE = join(resolve(import.meta.dirname, '../..'), 'docs', 'figures.md')

const intro = (on: string) => `# Figures

What the product promises of its speed and weight, as \`npm run bench -- --write\` last measured it on ${on}. Most are ratios: both sides are
measured in turns in the same run on the same machine, so that a slower machine gives much the same figure. Another run moves them by some per cent;
figures in milliseconds and seconds move with whatever else the machine does.

To measure again: \`npm run bench -- --write\` takes everything and writes this page; \`npm run bench -- --help\` tells how to take one figure, or another
size. The filling of a million messages takes some minutes and 5 GB of disk; \`TORGET_BENCH_DATA\` names a folder that keeps it for the next run.

- **Webhook:** the real route (signature checked, body kept under its hash, 200) against a bare route that inserts the same bytes into a table, on the same
  embedded database with real fsync, under load from a process of its own.
- **Inbox:** the whole page as a signed-in communicator gets it over HTTP, against the very statements it asked, recorded and run again on one connection
  with nothing around them. The messages are invented; every hundredth is open.
- **Search:** the inbox's search (permissions, lines and names included) against its own statements in the same way.
- **Start:** the command as typed, until the whole first page has come. Packages are installed and the disk's cache is warm.
- **Weight:** everything that a browser fetches for a full inbox the first time, headers included.
`

/** Writes docs/figures.md. `on` is the day of the run. */
export async function writeFiguresPage(measured: Measured, on: string): Promise<void> {
  const page = `${intro(`${on} (${describeMachine()})`)}\n${asMarkdown(measured)}\n`
  const options = await resolveConfig(PAGE)
  await writeFile(PAGE, await format(page, { ...options, parser: 'markdown' }))
}
