import { resolve } from 'node:path'
import { readConfig } from '#config'
import { StartupProblem } from '#core/startup-problem.ts'
import { UsageError, type Answer, type Io } from './command.ts'
import { allCommands, chooseCommand, commandsOf } from './commands.ts'
import { explainError } from './explain-error.ts'
import { commandHelp, programHelp } from './help.ts'
import { parseArguments } from './parse-arguments.ts'

const HELP = new Set(['--help', '-h', 'help'])

export type Surroundings = Pick<Io, 'stdin' | 'stdout' | 'stderr' | 'environment'> & {
  /** The folder that the person stands in: files are named from there. */
  readonly calledFrom: string
}

/** Runs one command line. Returns the exit code: 0 done, 1 not done or not in order, 2 not understood. */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { calledFrom, stdout, stderr, environment } = surroundings
  // The reader of a pipe may have enough and go ("| head"): that is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const io: Io = {
    ...surroundings,
    config: () => configOf(environment),
    path: (given) => resolve(calledFrom, given),
  }
  try {
    return await dispatch(argv, io)
  } catch (error) {
    for (const line of explainError(error)) stderr.write(`${line}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [first] = argv
  if (first === undefined || HELP.has(first)) {
    write(io, programHelp(await allCommands()))
    return first === undefined ? 2 : 0
  }
  const chosen = await chooseCommand(argv)
  if (chosen === null) return answerUnknown(argv, io)
  const { command, rest } = chosen
  if (isHelpAsked(rest)) {
    write(io, commandHelp(command))
    return 0
  }
  const args = readArguments(command.name, () => parseArguments(command, rest))
  const answer = await command.run(args, io)
  if (args.isJson) writeJson(io, answer)
  else write(io, answer.lines ?? [])
  return answer.exitCode ?? (answer.isFailure === true ? 1 : 0)
}

function isHelpAsked(rest: readonly string[]): boolean {
  const end = rest.indexOf('--')
  return (end === -1 ? rest : rest.slice(0, end)).some((word) => word === '--help' || word === '-h')
}

async function answerUnknown(argv: readonly string[], io: Io): Promise<number> {
  const near = await commandsOf(argv[0] ?? '')
  if (near.length > 0 && (argv[1] === undefined || HELP.has(argv[1]))) {
    write(io, programHelp(near))
    return argv[1] === undefined ? 2 : 0
  }
  const names = near.length > 0 ? `: there is ${near.map(({ name }) => name).join(', ')}` : ''
  throw new UsageError(`there is no command "${argv.slice(0, 2).join(' ')}"${names}`)
}

function readArguments<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(`${error.message} (torget ${name} --help)`)
  }
}

function configOf(environment: Readonly<Record<string, string | undefined>>) {
  const result = readConfig({ ...environment })
  if (result.ok) return result.config
  throw new StartupProblem(
    `The settings do not hold. ${result.problems.join('; ')}`,
    'Mend the environment; "torget config" lists every setting.',
  )
}

function writeJson(io: Io, { data }: Answer): void {
  if (data !== undefined) io.stdout.write(`${JSON.stringify(data, null, 2)}\n`)
}

function write(io: Io, lines: readonly string[]): void {
  for (const line of lines) io.stdout.write(`${line}\n`)
}
