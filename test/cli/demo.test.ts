import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startTorget, torget, type Serving } from '#test/torget-process.ts'

let scratch: string
let serving: Serving | undefined
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'torget-demo-'))
  await chmod(scratch, 0o755)
})
afterAll(async () => {
  await serving?.end('SIGTERM')
  await rm(scratch, { recursive: true, force: true })
})

/** Far more than the invented crowd writes while the test runs: so many come only from the story of the three weeks before. */
const OF_THE_STORY = 40

it('the demo tells its story, and what comes in becomes messages', { timeout: 180_000 }, async () => {
  const options = { data: join(scratch, 'data'), cwd: scratch }
  serving = await startTorget(['--demo'], options)
  await vi.waitFor(
    async () => {
      const asked = ['events', '--state', 'applied', '--limit', '500', '--json']
      const { code, stdout, stderr } = await torget(asked, options)
      expect(code, stderr).toBe(0)
      expect((JSON.parse(stdout) as unknown[]).length).toBeGreaterThan(OF_THE_STORY)
    },
    { timeout: 150_000, interval: 1000 },
  )
})
