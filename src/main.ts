import { readConfig, type Config } from '#config'
import { exitCodeOf, onStopSignal } from '#core/process-signals.ts'
import { StartupProblem } from '#core/startup-problem.ts'
import { startApp } from './app.ts'
import { demoConfig, isLoopback } from './demo/demo-config.ts'

/** Starts Torget and stays until it is told to stop. Returns the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const read = readConfig()
  if (!read.ok) {
    for (const problem of read.problems) process.stderr.write(`torget: ${problem}\n`)
    return 1
  }
  try {
    const app = await startApp(configFor(read.config, argv.includes('--demo')), {
      isDemo: argv.includes('--demo'),
    })
    process.stdout.write(`Torget: ${app.address}\n`)
    return await untilStopped(() => app.stop())
  } catch (error) {
    if (!(error instanceof StartupProblem)) throw error
    process.stderr.write(`torget: ${error.message}\n  ${error.remedy}\n`)
    return 1
  }
}

function configFor(config: Config, isDemo: boolean): Config {
  if (!isDemo) return config
  if (!isLoopback(config.host)) {
    throw new StartupProblem(
      `The demo signs people in without a password and would be reachable at ${config.host}.`,
      'Leave TORGET_HOST out, or start without --demo.',
    )
  }
  return demoConfig(config)
}

function untilStopped(stop: () => Promise<void>): Promise<number> {
  return new Promise((resolve) => {
    onStopSignal((signal) => {
      void stop().then(
        () => resolve(exitCodeOf(signal)),
        () => resolve(1),
      )
    })
  })
}
