import { readConfig } from '#config'
import { listen } from '../../src/app/listen.ts'
import { createModules } from '../../src/app/modules.ts'
import { openServices } from '../../src/app/services.ts'
import { startWorker } from '../../src/app/worker.ts'
import { mortal } from './kit/moments.ts'
import { openWeb } from './kit/office.ts'
import { shiftedClock } from './kit/shifted-clock.ts'
import type { Doom } from './kit/victim.ts'

/**
 * The product as a process of its own that kills itself at one named moment, or lives until it is killed from outside: the parts are those
 * of `src/app.ts`, only what they lean on is wrapped. Argument: its `Doom` as JSON. Prints a line when it works.
 */
const { moment, shiftMs } = JSON.parse(process.argv[2] ?? '') as Doom
const read = readConfig()
if (!read.ok) throw new Error(read.problems.join('\n'))
const { config } = read

const opened = await openServices(config, shiftedClock(shiftMs))
const services = moment === null ? opened : mortal(opened, moment)
const modules = createModules(services)
const worker = config.role === 'web' ? null : await startWorker(services, modules)
if (config.role !== 'worker') await listen((await openWeb(services, modules, worker)).app, config)
process.stdout.write('ready\n')
