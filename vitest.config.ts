import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Where .ci/run wants the results for its count, beside what a person reads. */
const results = process.env['TORGET_TEST_RESULTS']

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // modules are read once a worker, not once a file; what a test changes outside itself it puts back
    isolate: false,
    // as many as there are cores, not one fewer: most tests wait for a database or a browser rather than compute
    maxWorkers: Math.max(2, availableParallelism()),
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
  },
})
