import { readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { readPolicy, unknowns } from '#modules/policy/index.ts'

const FOLDER = resolve(import.meta.dirname, '../../policies')

/** A policy that comes with Torget, with the names a demo municipality takes from it. */
export type DemoPolicy = {
  readonly key: string
  readonly yaml: string
  /** "Falkenbergs kommun", as the policy writes it. */
  readonly sender: string
  readonly place: string
  readonly about: string
  /** The region's own organisation, for questions that are not the municipality's. */
  readonly region: string
  /** What the source leaves out and somebody must fill in before go-live. */
  readonly unknowns: readonly string[]
}

/** Every policy in `policies/` that reads, by file name. */
export async function shippedPolicies(folder: string = FOLDER): Promise<readonly DemoPolicy[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()
  const found: DemoPolicy[] = []
  for (const file of files) {
    const yaml = await readFile(join(folder, file), 'utf8')
    const read = readPolicy(yaml, file)
    if (!read.ok) continue
    const { org } = read.policy.meta
    found.push({
      key: basename(file, '.yaml'),
      yaml,
      sender: org.senderName,
      place: org.shortName,
      about: org.name,
      region: read.policy.contacts.otherActors[0]?.name ?? 'Regionen',
      unknowns: unknowns(read.policy).map((unknown) => unknown.label.sv),
    })
  }
  return found
}
