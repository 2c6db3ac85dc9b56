import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { classKeys, findTemplate, readPolicy, renderTemplate, unknowns } from '#modules/policy/index.ts'
import { fillUnknowns } from './fill-unknowns.ts'
import { shippedPolicies } from './shipped-policies.ts'

const shipped = await shippedPolicies()

function read(yaml: string) {
  const result = readPolicy(yaml)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.policy
}

describe('the demo’s copy of a shipped policy (F-050, B-110)', () => {
  it('is made of every shipped policy', () => {
    expect(shipped.map((policy) => policy.key)).toEqual(expect.arrayContaining(['botkyrka', 'falkenberg']))
  })

  it.each(shipped.map((policy) => [policy.key, policy] as const))(
    '%s holds, and no contact is left unknown',
    (_key, { yaml }) => {
      const policy = read(fillUnknowns(yaml))
      expect(unknowns(policy).filter(({ path }) => path.startsWith('contacts'))).toEqual([])
      expect(policy.contacts.otherActors.length).toBeGreaterThan(0)
      for (const { value } of policy.inbox.classes.filter(({ value }) => value.template !== undefined)) {
        const values = { actor: 'Regionen', actorContact: 'x', service: 'Gata', ground: 'g', warning: '1' }
        expect(renderTemplate(policy, value.template ?? '', { lang: 'sv', values }).ok).toBe(true)
      }
      expect(findTemplate(policy, 'removal-notice')).not.toBeNull()
    },
  )

  it.each(shipped.map((policy) => [policy.key, policy] as const))(
    '%s is told apart from the real one, and nothing but the contacts and the version differs',
    (key, { yaml }) => {
      const [before, after] = [read(yaml), read(fillUnknowns(yaml))]
      expect(after.meta.document.version).toBe(`${before.meta.document.version}-demo`)
      expect(after.meta.document.version).toContain(key)
      expect(fillUnknowns(yaml)).toContain('påhittade uppgifter')
      const version = { document: { ...before.meta.document, version: after.meta.document.version } }
      expect(after).toEqual({
        ...before,
        meta: { ...before.meta, ...version },
        contacts: after.contacts,
      })
      for (const [name, value] of Object.entries(before.contacts)) {
        if (typeof value === 'string' && value !== 'unknown')
          expect(after.contacts[name as keyof typeof after.contacts]).toBe(value)
      }
      expect(after.inbox.classes.map(({ value }) => value.key).sort()).toEqual([...classKeys].sort())
    },
  )

  it('invents only addresses and numbers that cannot be anybody’s', () => {
    for (const { yaml } of shipped) {
      const added = JSON.stringify(read(fillUnknowns(yaml)).contacts)
      for (const [, host] of added.matchAll(/https?:\/\/([^/"]+)|@([a-z.]+)/g)) {
        if (host !== undefined && !yaml.includes(host)) expect(host).toMatch(/\.example$/)
      }
    }
  })

  it('leaves the files as they are', async () => {
    const file = new URL('../../policies/botkyrka.yaml', import.meta.url)
    const before = await readFile(file, 'utf8')
    fillUnknowns(before)
    expect(await readFile(file, 'utf8')).toBe(before)
  })

  it('refuses what is no policy', () => {
    expect(() => fillUnknowns('meta: []')).toThrow('not a policy')
  })
})
