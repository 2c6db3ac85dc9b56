import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A guard that never fires is no guard: each rule is shown a tree that breaks it, and the same tree mended. */
const ROOT = resolve(import.meta.dirname, '../..')
const rules = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[]
  options: Record<string, unknown>
}

type Tree = Readonly<Record<string, string>>
const leaf = 'export const leaf = 1\n'
const using = (path: string) => `import '${path}'\nexport const user = 1\n`

const violations: readonly (readonly [rule: string, tree: Tree])[] = [
  ['no-cycles', { 'src/core/a.ts': using('./b.ts'), 'src/core/b.ts': using('./a.ts') }],
  [
    'core-knows-no-domain',
    { 'src/core/a.ts': using('../modules/inbox/index.ts'), 'src/modules/inbox/index.ts': leaf },
  ],
  ['rules-are-pure', { 'src/modules/inbox/rules/a.ts': using('kysely') }],
  ['rules-are-pure', { 'src/modules/inbox/rules/a.ts': using('node:fs') }],
  [
    'rules-are-pure',
    { 'src/modules/inbox/rules/a.ts': using('../store/b.ts'), 'src/modules/inbox/store/b.ts': leaf },
  ],
  [
    'store-decides-nothing',
    { 'src/modules/inbox/store/a.ts': using('../actions/b.ts'), 'src/modules/inbox/actions/b.ts': leaf },
  ],
  [
    'actions-know-no-page',
    { 'src/modules/inbox/actions/a.ts': using('../web/b.ts'), 'src/modules/inbox/web/b.ts': leaf },
  ],
  ['pages-hold-no-sql', { 'src/modules/desk/web/a.ts': using('kysely') }],
  [
    'pages-hold-no-sql',
    { 'src/modules/inbox/api/a.ts': using('../store/b.ts'), 'src/modules/inbox/store/b.ts': leaf },
  ],
  [
    'modules-meet-at-their-doors',
    {
      'src/modules/records/actions/a.ts': using('../../inbox/store/b.ts'),
      'src/modules/inbox/store/b.ts': leaf,
    },
  ],
  [
    'modules-name-no-network',
    {
      'src/modules/inbox/actions/a.ts': using('../../../connectors/facebook/b.ts'),
      'src/connectors/facebook/b.ts': leaf,
    },
  ],
  [
    'connectors-import-no-module',
    {
      'src/connectors/facebook/a.ts': using('../../modules/inbox/index.ts'),
      'src/modules/inbox/index.ts': leaf,
    },
  ],
  [
    'lab-stands-alone',
    { 'src/lab/a.ts': using('../modules/inbox/index.ts'), 'src/modules/inbox/index.ts': leaf },
  ],
  [
    'ui-knows-no-module',
    { 'src/ui/a.ts': using('../modules/inbox/index.ts'), 'src/modules/inbox/index.ts': leaf },
  ],
  ['product-needs-no-test', { 'src/core/a.ts': using('../../test/b.ts'), 'test/b.ts': leaf }],
  ['everything-resolves', { 'src/core/a.ts': using('./nowhere.ts') }],
]

const sound: Tree = {
  'src/core/clock.ts': leaf,
  'src/modules/inbox/rules/a.ts': using('../../../core/clock.ts'),
  'src/modules/inbox/store/b.ts': using('../rules/a.ts'),
  'src/modules/inbox/actions/c.ts': using('../store/b.ts'),
  'src/modules/inbox/index.ts': using('./actions/c.ts'),
  'src/modules/records/actions/d.ts': using('../../inbox/index.ts'),
}

let scratch: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'torget-layers-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

async function brokenRules(tree: Tree, name: string): Promise<readonly string[]> {
  const folder = join(scratch, name)
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module","dependencies":{"kysely":"*"}}')
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const { tsConfig: _, ...options } = rules.options
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: folder,
    ruleSet: { forbidden: rules.forbidden as never },
    validate: true,
  })
  return [...new Set((output as ICruiseResult).summary.violations.map((violation) => violation.rule.name))]
}

describe('the layers of the house', () => {
  it.each(violations.map(([rule, tree], index) => ({ rule, tree, index })))(
    '$rule fires (case $index)',
    async ({ rule, tree, index }) => {
      expect(await brokenRules(tree, `case-${index}`)).toContain(rule)
    },
  )

  it('lets a sound tree through', async () => {
    expect(await brokenRules(sound, 'sound')).toEqual([])
  })

  it('has a deliberate violation for every rule', () => {
    const shown = new Set(violations.map(([rule]) => rule))
    const unshown = rules.forbidden.map((rule) => rule.name).filter((name) => !shown.has(name))
    // needs a real package tree to tell a development package from another; `npm run layers` sees it on the whole project
    expect(unshown).toEqual(['product-needs-no-dev-package'])
  })
})
