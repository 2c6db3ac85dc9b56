import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
    return await serveUntilStopped(read.config, argv.includes('--demo') || existsSync(demoMark(read.config)))
  } catch (error) {
    if (!(error instanceof StartupProblem)) throw error
    process.stderr.write(`torget: ${error.message}\n  ${error.remedy}\n`)
    return 1
  }
}

/** A data folder that has become a demo stays one: its accounts lead to the practice square. */
const demoMark = (config: Config): string => join(config.dataFolder, 'demo')

async function serveUntilStopped(config: Config, isDemo: boolean): Promise<number> {
  const choice = Promise.withResolvers<'demo'>()
  const app = await startApp(configFor(config, isDemo), { isDemo, becomeDemo: () => choice.resolve('demo') })
  if (isDemo) writeFileSync(demoMark(config), '')
  process.stdout.write(`Torget: ${app.address}\n`)
  const stopped = stopSignal()
  const ending = await Promise.race([stopped.promise, choice.promise])
  stopped.forget()
  await app.stop()
  return ending === 'demo' ? serveUntilStopped(config, true) : ending
}

function stopSignal(): { readonly promise: Promise<number>; readonly forget: () => void } {
  const { promise, resolve } = Promise.withResolvers<number>()
  return { promise, forget: onStopSignal((signal) => resolve(exitCodeOf(signal))) }
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
