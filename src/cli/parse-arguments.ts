import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { UsageError, type Arguments, type Command } from './command.ts'

/** `--json` belongs to every command, and `--help` is answered before this. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const { values, positionals } = parse(command, argv)
  const given = new Map(Object.entries(values))
  for (const [index, { name, isOptional }] of (command.positionals ?? []).entries()) {
    const value = positionals[index]
    if (value !== undefined) given.set(name, value)
    else if (isOptional !== true) throw new UsageError(`${name} is missing`)
  }
  const extra = positionals[command.positionals?.length ?? 0]
  if (extra !== undefined) throw new UsageError(`"${extra}" is not expected here`)
  for (const [name, { isRequired }] of Object.entries(command.options ?? {})) {
    if (isRequired === true && !isFilled(given.get(name))) throw new UsageError(`--${name} is missing`)
  }
  return toArguments(given)
}

function toArguments(given: ReadonlyMap<string, unknown>): Arguments {
  const optionalText = (name: string): string | null => {
    const value = given.get(name)
    return typeof value === 'string' ? value : null
  }
  return {
    isJson: given.get('json') === true,
    flag: (name) => given.get(name) === true,
    optionalText,
    text: (name) => {
      const value = optionalText(name)
      if (value === null) throw new TypeError(`the command reads "${name}" without demanding it`)
      return value
    },
    list: (name) => {
      const value = given.get(name)
      if (!Array.isArray(value)) return []
      return value
        .flatMap((part) => String(part).split(','))
        .map((part) => part.trim())
        .filter((part) => part !== '')
    },
  }
}

function isFilled(value: unknown): boolean {
  const parts = Array.isArray(value) ? value.map(String) : [value]
  return parts.some((part) => typeof part === 'string' && /[^\s,]/.test(part))
}

function parse(command: Command, argv: readonly string[]) {
  const options: ParseArgsOptionsConfig = { json: { type: 'boolean' } }
  for (const [name, { kind }] of Object.entries(command.options ?? {})) {
    options[name] = { type: kind === 'flag' ? 'boolean' : 'string', multiple: kind === 'list' }
  }
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: true })
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (!code.startsWith('ERR_PARSE_ARGS_')) throw error
    throw new UsageError((error as Error).message.split('. ')[0] ?? '')
  }
}
