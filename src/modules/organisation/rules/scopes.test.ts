import { glob, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { isScope, SCOPES } from './scopes.ts'

const MODULES = resolve(import.meta.dirname, '../..')

it('knows every scope that a module asks for, and no other', async () => {
  const asked = new Set<string>()
  for await (const file of glob('**/*.ts', { cwd: MODULES, exclude: ['**/*.test.ts', '**/scopes.ts'] })) {
    const text = await readFile(resolve(MODULES, file), 'utf8')
    for (const [, scope] of text.matchAll(
      /'((?:accounts|applications|events|messages|moderation|organisation|records):[a-z]+)'/g,
    )) {
      asked.add(scope!)
    }
  }
  expect([...asked].sort()).toEqual([...SCOPES])
})

it('takes nothing else for a scope', () => {
  expect(SCOPES.every(isScope)).toBe(true)
  expect(['messages:write', 'messages', '', '*'].some(isScope)).toBe(false)
})
