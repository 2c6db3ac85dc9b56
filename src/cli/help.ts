import type { Command } from './command.ts'
import { columns } from './columns.ts'

const PROGRAM = 'torget'

export function commandHelp(command: Command): readonly string[] {
  const options = Object.entries(command.options ?? {})
  const places = (command.positionals ?? []).map(({ name, isOptional }) =>
    isOptional === true ? `[${name}]` : name,
  )
  const demanded = options
    .filter(([, option]) => option.isRequired === true)
    .map(([name, option]) => `--${name} ${option.value ?? 'TEXT'}`)
  const usage = [PROGRAM, command.name, ...places, ...demanded, '[options]'].join(' ')
  const rows = [
    ...(command.positionals ?? []).map(({ name, summary }) => [name, summary]),
    ...options.map(([name, { kind, value, summary }]) => [
      kind === 'flag' ? `--${name}` : `--${name} ${value ?? 'TEXT'}`,
      summary,
    ]),
    ['--json', 'Print JSON, for programs.'],
    ['--help', 'Print this.'],
  ]
  const notes = command.notes === undefined ? [] : ['', ...command.notes]
  return [command.summary, '', `Usage: ${usage}`, '', ...columns(rows).map((line) => `  ${line}`), ...notes]
}

export function programHelp(commands: readonly Command[]): readonly string[] {
  return [
    'Torget: the social-media office of a public authority.',
    '',
    `Usage: npm run ${PROGRAM} -- COMMAND [options]`,
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary])).map((line) => `  ${line}`),
    '',
    'Each command explains itself with --help and prints JSON with --json.',
    'Exit code: 0 done, 1 not done or not in order, 2 the command line was not understood.',
  ]
}
