import type { Command } from './command.ts'

type Load = () => Promise<Command>

/** Loaded when asked for: what one command needs must not slow down the others. In the order of the help. */
const commands: readonly (readonly [name: string, load: Load])[] = [
  ['start', async () => (await import('./commands/start.ts')).start],
  ['config', async () => (await import('./commands/config.ts')).config],
  ['doctor', async () => (await import('./commands/doctor.ts')).doctor],
  ['policy check', async () => (await import('./commands/policy-check.ts')).policyCheck],
  ['policy show', async () => (await import('./commands/policy-show.ts')).policyShow],
  ['policy diff', async () => (await import('./commands/policy-diff.ts')).policyDiff],
  ['policy replay', async () => (await import('./commands/policy-replay.ts')).policyReplay],
  ['policy import', async () => (await import('./commands/policy-import.ts')).policyImport],
  ['policy export', async () => (await import('./commands/policy-export.ts')).policyExport],
  ['policy schema', async () => (await import('./commands/policy-schema.ts')).policySchema],
  ['policy deadline', async () => (await import('./commands/policy-deadline.ts')).policyDeadline],
  ['org create', async () => (await import('./commands/org-create.ts')).orgCreate],
  ['org list', async () => (await import('./commands/org-list.ts')).orgList],
  ['unit add', async () => (await import('./commands/unit-add.ts')).unitAdd],
  ['unit list', async () => (await import('./commands/unit-list.ts')).unitList],
  ['user add', async () => (await import('./commands/user-add.ts')).userAdd],
  ['user list', async () => (await import('./commands/user-list.ts')).userList],
  ['user import', async () => (await import('./commands/user-import.ts')).userImport],
  ['user deactivate', async () => (await import('./commands/user-deactivate.ts')).userDeactivate],
  ['account add', async () => (await import('./commands/account-add.ts')).accountAdd],
  ['account list', async () => (await import('./commands/account-list.ts')).accountList],
  ['account connect', async () => (await import('./commands/account-connect.ts')).accountConnect],
  ['token create', async () => (await import('./commands/token-create.ts')).tokenCreate],
  ['token list', async () => (await import('./commands/token-list.ts')).tokenList],
  ['token revoke', async () => (await import('./commands/token-revoke.ts')).tokenRevoke],
  ['events', async () => (await import('./commands/events.ts')).events],
  ['verify ledger', async () => (await import('./commands/verify-ledger.ts')).verifyLedger],
  ['ledger export', async () => (await import('./commands/ledger-export.ts')).ledgerExport],
  ['keys rotate', async () => (await import('./commands/keys-rotate.ts')).keysRotate],
]

export type Chosen = { readonly command: Command; readonly rest: readonly string[] }

/** The command that the words begin with, and what comes after it; null when there is none. */
export async function chooseCommand(argv: readonly string[]): Promise<Chosen | null> {
  for (const words of [2, 1]) {
    const name = argv.slice(0, words).join(' ')
    const found = commands.find(([known]) => known === name && known.split(' ').length === words)
    if (found !== undefined) return { command: await found[1](), rest: argv.slice(words) }
  }
  return null
}

export async function allCommands(): Promise<readonly Command[]> {
  return Promise.all(commands.map(async ([, load]) => load()))
}

/** Those that begin with the word: `torget org` is answered with what one may do with an organisation. */
export async function commandsOf(firstWord: string): Promise<readonly Command[]> {
  return (await allCommands()).filter(({ name }) => name.startsWith(`${firstWord} `))
}
