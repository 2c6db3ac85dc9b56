import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { exitCodeOf, onStopSignal, type StopSignal } from './process-signals.ts'

const MODULE = join(import.meta.dirname, 'process-signals.ts')

/** A process that takes its time to stop: `stopMs` after the first signal it ends with 0. */
async function startSlow(stopMs: number) {
  const code = `
    const { onStopSignal } = await import(${JSON.stringify(MODULE)})
    onStopSignal((signal) => { console.log(signal); setTimeout(() => process.exit(0), ${stopMs}) })
    console.log('ready'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code])
  await once(child.stdout, 'data')
  return {
    kill: (signal: StopSignal) => child.kill(signal),
    ended: once(child, 'exit') as Promise<[number | null, string | null]>,
  }
}

describe('onStopSignal', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'lets the program stop in order after %s',
    async (signal) => {
      const { kill, ended } = await startSlow(100)
      kill(signal)
      expect(await ended).toEqual([0, null])
    },
  )

  it('takes the same Ctrl-C from the terminal and from npm for one', async () => {
    const { kill, ended } = await startSlow(400)
    kill('SIGINT')
    await wait(50)
    kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })

  it('ends at once when it is asked a second time', async () => {
    const { kill, ended } = await startSlow(60_000)
    kill('SIGTERM')
    await wait(1200)
    kill('SIGINT')
    expect(await ended).toEqual([exitCodeOf('SIGINT'), null])
  })

  it('can be taken away again', () => {
    const before = process.listenerCount('SIGTERM')
    onStopSignal(() => undefined)()
    expect(process.listenerCount('SIGTERM')).toBe(before)
  })
})
