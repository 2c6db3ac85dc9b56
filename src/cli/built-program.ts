import { build, version as esbuildVersion, type Plugin } from 'esbuild'
import { rmSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const INSTALLED = join(import.meta.dirname, '../..')
/** A program that runs may still fetch a part of its build; one that nobody has started for so long is thrown away. */
const KEPT_MS = 30 * 24 * 3_600_000
const USED = 'used'

/** A build, with the size and time of everything it was made of: it holds as long as those do. */
type Note = {
  readonly file: string
  readonly madeBy: string
  readonly sources: readonly (readonly [path: string, bytes: number, changedMs: number])[]
}

type Place = {
  readonly root: string
  readonly entry: string
  /** Of the entry, as a part of file names. */
  readonly name: string
}

const keptIn = (root: string): string => join(root, 'node_modules/.cache/torget')
const noteOf = ({ root, name }: Place): string => join(keptIn(root), `${name}.json`)
/** The place too: a folder that was copied has paths of the old one in its builds. */
const madeBy = ({ root }: Place): string => `node ${process.version}, esbuild ${esbuildVersion}, ${root}`

/**
 * The program in a few files instead of two thousand sources, which Node reads three times as fast: their path. `entry` is a source file, from
 * the project's folder. Built at the first start and whenever a source has changed; packages stay where they are.
 */
export async function builtProgram(entry: string, root: string = INSTALLED): Promise<string> {
  const place = { root, entry, name: entry.replace(/\.tsx?$/, '').replaceAll(/[^a-z0-9]+/g, '-') }
  const note = await readNote(place)
  if (note === null || !isCurrent(place, note)) return buildAnew(place)
  await writeFile(join(dirname(note.file), USED), '').catch(() => undefined)
  return note.file
}

/** Broken or missing: as if nothing had been built. */
async function readNote(place: Place): Promise<Note | null> {
  try {
    return JSON.parse(await readFile(noteOf(place), 'utf8')) as Note
  } catch {
    return null
  }
}

function isCurrent(place: Place, note: Note): boolean {
  if (note.madeBy !== madeBy(place) || statSync(note.file, { throwIfNoEntry: false }) === undefined)
    return false
  return note.sources.every(([path, bytes, changedMs]) => {
    const found = statSync(join(place.root, path), { throwIfNoEntry: false })
    return found?.size === bytes && found.mtimeMs === changedMs
  })
}

/** In a folder of its own, and named in the note when it is whole: two that start at once do not meet. */
async function buildAnew(place: Place): Promise<string> {
  const { root, entry } = place
  const folder = await makeFolder(place)
  const file = join(folder, 'program.js')
  const { metafile } = await build({
    entryPoints: { program: join(root, entry) },
    ...{ absWorkingDir: root, outdir: folder, tsconfig: join(root, 'tsconfig.json'), logLevel: 'silent' },
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external' },
    ...{ sourcemap: 'linked', sourcesContent: false, metafile: true, plugins: [keepsItsPlace] },
  })
  const inputs = ['package.json', 'tsconfig.json', ...Object.keys(metafile.inputs)]
  if (dirname(folder) === keptIn(root)) await keep(place, file, inputs)
  else process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return file
}

/** Beside the packages; where those may not be written to, one for this start alone. */
async function makeFolder({ root, name }: Place): Promise<string> {
  const kept = keptIn(root)
  try {
    await mkdir(kept, { recursive: true })
    return await mkdtemp(join(kept, `${name}-`))
  } catch {
    return mkdtemp(join(tmpdir(), `torget-${name}-`))
  }
}

/** A source that was changed while it was built may be in it or not: then the next start builds again. */
async function keep(place: Place, file: string, inputs: readonly string[]): Promise<void> {
  const folder = dirname(file)
  await writeFile(join(folder, USED), '')
  const begunMs = statSync(folder).birthtimeMs
  const sources = inputs.map((path) => {
    const { size, mtimeMs } = statSync(join(place.root, path))
    return [path, size, mtimeMs] as const
  })
  if (sources.some(([, , changedMs]) => changedMs >= begunMs)) return
  const whole = join(folder, 'note.json')
  await writeFile(whole, JSON.stringify({ file, madeBy: madeBy(place), sources } satisfies Note))
  await rename(whole, noteOf(place))
  await removeUnused(place, statSync(join(folder, USED)).mtimeMs)
}

async function removeUnused({ root, name }: Place, nowMs: number): Promise<void> {
  const kept = keptIn(root)
  for (const other of await readdir(kept)) {
    const used = statSync(join(kept, other, USED), { throwIfNoEntry: false })
    if (!other.startsWith(`${name}-`) || used === undefined || nowMs - used.mtimeMs < KEPT_MS) continue
    await rm(join(kept, other), { recursive: true, force: true })
  }
}

/** Sources that read a file beside them go on finding it there. */
const keepsItsPlace: Plugin = {
  name: 'keeps its place',
  setup: (bundler) => {
    bundler.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (!source.includes('import.meta.')) return undefined
      const contents = source
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}
