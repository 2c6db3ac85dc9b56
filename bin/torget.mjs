#!/usr/bin/env node
// Runs the program built from the sources as they are, from whatever folder, with the Node that `npm ci` has brought.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const OLDEST_NODE = 26
const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

if (!existsSync(join(root, 'node_modules', 'esbuild'))) {
  process.stderr.write('torget: run "npm ci" first.\n')
  process.exit(1)
}

// `npm run` goes to the project's folder first and remembers where it was called.
const isNpmRun = process.env.npm_lifecycle_event === 'torget' && process.env.INIT_CWD !== undefined
const calledFrom = isNpmRun ? process.env.INIT_CWD : process.cwd()

if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) {
  // One installation has one data folder, wherever it is called from: never an empty second one by mistake.
  if (process.env.TORGET_DATA) process.env.TORGET_DATA = resolve(calledFrom, process.env.TORGET_DATA)
  process.chdir(root)
  process.setSourceMapsEnabled(true)
  const { builtProgram } = await import('../src/cli/built-program.ts')
  const { main } = await import(pathToFileURL(await builtProgram('src/cli/main.ts')).href)
  const { stdin, stdout, stderr, env: environment } = process
  process.exitCode = await main(process.argv.slice(2), { stdin, stdout, stderr, environment, calledFrom })
} else if (existsSync(pinnedNode)) {
  // An older Node was first on the PATH. A terminal's Ctrl-C reaches both of us; other signals are passed on.
  const child = spawn(pinnedNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
} else {
  process.stderr.write(
    `torget: Node ${OLDEST_NODE} is needed and this is ${process.version}. "npm ci" brings it.\n`,
  )
  process.exit(1)
}
