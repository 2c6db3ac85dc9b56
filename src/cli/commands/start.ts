import type { Command } from '../command.ts'

export const start: Command = {
  name: 'start',
  summary: 'Start Torget: pages, webhooks and the work behind them. Ctrl-C stops it in order.',
  options: {
    demo: { kind: 'flag', summary: 'Show a demo municipality per shipped policy, with the practice square.' },
  },
  run: async (args) => {
    const { run } = await import('../../main.ts')
    return { exitCode: await run(args.flag('demo') ? ['--demo'] : []) }
  },
}
