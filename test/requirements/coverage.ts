import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readNationalLayer, readPolicy } from '#modules/policy/index.ts'
import { pathText } from '../../src/modules/policy/policy-problem.ts'
import { collectRules } from '../../src/modules/policy/rules/collect-rules.ts'
import { floorRules } from '../../src/modules/policy/rules/floor/floor-rules.ts'
import { screensOf } from './screens.ts'
import { statutoryGrounds } from '../../src/modules/policy/rules/floor/statutory-grounds.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const ID = /\b[FBN]-\d{3}\b/g

type Places = Map<string, Set<string>>

export type CoverageRow = {
  readonly id: string
  readonly area: string
  readonly text: string
  /** Places in the policy files, or a sentence where the place is no rule. */
  readonly policy: readonly string[]
  /** Where a person meets it; or why nowhere. */
  readonly screens: readonly string[]
  /** Parts of the product that name the requirement. */
  readonly code: readonly string[]
  readonly tests: readonly string[]
}

function rowsOf(name: string): string[][] {
  const text = readFileSync(join(import.meta.dirname, name), 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
}

function add(places: Places, id: string, place: string): void {
  places.set(id, (places.get(id) ?? new Set()).add(place))
}

/** Rules of one file by the requirements they cite. */
function citedIn(name: string, node: unknown, places: Places): void {
  for (const { rule, path } of collectRules(node)) {
    for (const id of rule.source.requirements ?? [])
      add(places, id, `${name}: ${pathText(path).replaceAll(/\[\d+\]/g, '')} (${rule.id})`)
  }
}

function policyPlaces(): Places {
  const places: Places = new Map()
  for (const name of ['falkenberg', 'botkyrka']) {
    const read = readPolicy(readFileSync(join(ROOT, 'policies', `${name}.yaml`)), name)
    if (!read.ok) throw new Error(`${name}.yaml does not hold`)
    citedIn(name, read.policy, places)
  }
  const national = readNationalLayer(readFileSync(join(ROOT, 'policies/nationell.yaml')))
  if (!national.ok) throw new Error('nationell.yaml does not hold')
  citedIn('nationell', national.layer, places)
  for (const rule of [...floorRules, ...statutoryGrounds]) {
    for (const id of rule.source.requirements ?? []) add(places, id, `floor (${rule.id})`)
  }
  for (const [id, place] of rowsOf('places.tsv'))
    if (id !== undefined && place !== undefined) add(places, id, place)
  return places
}

/** "inbox", "core", "desk": parts, not files, so that the table changes when the product does and not with every line. */
function partOf(file: string): string {
  const [top, second, third] = file.split('/')
  if (top === 'src') return second === 'modules' ? (third ?? 'modules') : (second ?? 'src')
  if (second === 'e2e') return file.replace(/^test\/|[.]test[.]ts$/g, '')
  return top === 'test' ? `test/${second ?? ''}` : (top ?? '')
}

function cited(folder: string, places: { readonly code: Places; readonly tests: Places }): void {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name).slice(ROOT.length + 1)
    if (!entry.isFile() || !/\.tsx?$/.test(file) || file.startsWith('test/requirements/')) continue
    const isTest = file.startsWith('test/') || /\.test\.tsx?$/.test(file)
    for (const [id] of readFileSync(join(ROOT, file), 'utf8').matchAll(ID)) {
      add(isTest ? places.tests : places.code, id, partOf(file))
    }
  }
}

const sorted = (places: Places, id: string) => [...(places.get(id) ?? [])].sort()

export function requirementCoverage(): readonly CoverageRow[] {
  const policy = policyPlaces()
  const found = { code: new Map<string, Set<string>>(), tests: new Map<string, Set<string>>() }
  for (const folder of ['src', 'test']) cited(folder, found)
  const ours = rowsOf('requirements.tsv').map(([id = '', area = '', text = '']) => ({ id, area, text }))
  const others = rowsOf('others.tsv').map(([id = '', who = '', demand = '', answer = '']) => ({
    id,
    area: 'others',
    text: `${who}: ${demand} (${answer})`,
  }))
  return [...ours, ...others].map((row) => ({
    ...row,
    policy: sorted(policy, row.id),
    screens: screensOf(row.id, sorted(policy, row.id)),
    code: sorted(found.code, row.id),
    tests: sorted(found.tests, row.id),
  }))
}

/** Every id a policy file cites, to find numbers that do not exist. */
export function citedInPolicies(): readonly string[] {
  return [...policyPlaces().keys()]
}

const cell = (parts: readonly string[]) =>
  parts.length === 0 ? '–' : parts.join('<br>').replaceAll('|', '/')

function table(rows: readonly CoverageRow[]): string {
  const lines = rows.map(
    ({ id, text, policy, screens, code, tests }) =>
      `| ${id} | ${cell([text])} | ${cell(policy)} | ${cell(screens)} | ${cell(code)} | ${cell(tests)} |`,
  )
  return [
    '| id | requirement | in the policy | screen | in the product | in tests |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

/** docs/policy/coverage.md: where each requirement lives. */
export function coverageDocument(): string {
  const rows = requirementCoverage()
  const areas = [...new Set(rows.map((row) => row.area))]
  const sections = areas.map((area) => {
    const title = area === 'others' ? 'What other municipalities and authorities demand (N)' : area
    return `## ${title}\n\n${table(rows.filter((row) => row.area === area))}`
  })
  const head = [
    '# Where each requirement lives',
    '',
    'Made by `npx vitest run test/requirements -u` from the citations in `policies/`, the code and the tests; do not edit it by hand.',
    'F = Falkenberg’s instructions, B = Botkyrka’s policy, N = what others demand. "In the product" and "in tests" name the parts that cite the id.',
    'Screen: where a person meets it (screens.tsv; a test holds every address against the program). "text" says why there is nothing to try, "later" which pages it waits for; until then it is read at /policy.',
    '',
  ]
  return `${[...head, sections.join('\n\n')].join('\n')}\n`
}
