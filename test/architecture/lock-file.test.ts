import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * `npm ci` refuses a lock file in which an optional package for somebody else's platform is missing, and `npm install` leaves such packages
 * out where a registry does not have them: what installs on one machine then stops on every other.
 */
type Locked = { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }
type Packages = Readonly<Record<string, Locked>>

function missingIn(packages: Packages): readonly string[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isFoundFrom(place, name, packages)),
  )
}

/** Looks where Node would: in the package's own folder of packages, then in each folder around it. */
function isFoundFrom(place: string, name: string, packages: Packages): boolean {
  if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in packages) return true
  if (place === '') return false
  return isFoundFrom(place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1)), name, packages)
}

describe('the lock file', () => {
  it('knows every package that some platform needs', () => {
    const text = readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')
    const { packages } = JSON.parse(text) as { packages: Packages }
    expect(missingIn(packages)).toEqual([])
    expect(text).not.toContain('"resolved"')
  })
  it('is seen to lack one', () => {
    const tool = { version: '1.0.0', optionalDependencies: { 'tool-mac': '1.0.0', 'tool-linux': '1.0.0' } }
    const packages = { '': {}, 'node_modules/a/node_modules/tool': tool, 'node_modules/tool-linux': {} }
    expect(missingIn(packages)).toEqual(['tool-mac'])
  })
})
