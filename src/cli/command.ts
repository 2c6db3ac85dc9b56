import type { Readable, Writable } from 'node:stream'
import type { Config } from '#config'

/** What a command is given from outside: its streams and settings, so that a test can be all of them. */
export type Io = {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Settings, checked. Throws `StartupProblem` naming every setting at fault. */
  config(): Config
  /** A file as the person named it, from where they stand. */
  path(given: string): string
}

export type Option = {
  /** text takes one value, list takes several (repeated or with commas), flag takes none. */
  readonly kind: 'text' | 'list' | 'flag'
  /** The value's name in the help: FILE, EMAIL. */
  readonly value?: string
  readonly summary: string
  readonly isRequired?: boolean
}

export type Positional = { readonly name: string; readonly summary: string; readonly isOptional?: boolean }

/** The command line, read and checked against what the command declares. */
export type Arguments = {
  readonly isJson: boolean
  /** A positional, or an option that the command declares as required. */
  text(name: string): string
  optionalText(name: string): string | null
  list(name: string): readonly string[]
  flag(name: string): boolean
}

/** What a command has to say. Without `--json` the lines are printed, with it the data. */
export type Answer = {
  readonly data?: unknown
  readonly lines?: readonly string[]
  /** True when what was asked did not hold (a faulty file, a broken chain): the command then exits with 1. */
  readonly isFailure?: boolean
  /** Where the command itself knows better than 0 or 1: a server that a signal has stopped. */
  readonly exitCode?: number
}

export type Command = {
  /** One or two words, as typed: `org create`. */
  readonly name: string
  readonly summary: string
  readonly positionals?: readonly Positional[]
  readonly options?: Readonly<Record<string, Option>>
  /** Shown under the options: what a person might wonder about. */
  readonly notes?: readonly string[]
  run(args: Arguments, io: Io): Promise<Answer>
}

/** The command line does not fit the command: exit 2, as shells expect. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
