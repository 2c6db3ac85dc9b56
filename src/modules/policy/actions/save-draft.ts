import type { Actor } from '#core/actor.ts'
import { InvalidInput, NotFound } from '#core/errors.ts'
import { readPolicy } from '../read-policy.ts'
import type { PolicyProblem } from '../policy-problem.ts'
import { decodeFile } from '../rules/validate/decode-file.ts'
import { deletePolicyDraft, findPolicyDraft, savePolicyDraft } from '../store/drafts.ts'
import { policyVersionYaml } from '../store/store-policy-version.ts'
import { permitChange } from './may-change-policy.ts'
import type { PolicyDeps } from './deps.ts'

type Deps = Pick<PolicyDeps, 'db' | 'clock' | 'policies' | 'holdsRole'>

/** For a page that is only a form: whoever may not use it is told before they fill it in. Throws `NotPermitted`. */
export async function permitDrafts(deps: Deps, actor: Actor): Promise<void> {
  await deps.db.forOrg(actor.orgId, (tx) => permitChange(deps, tx, actor))
}

export type Imported =
  | { readonly kind: 'kept'; readonly draftId: string; readonly version: number }
  /** Not text at all, too large, in the wrong encoding: there is nothing that a person could go on writing in. */
  | { readonly kind: 'refused'; readonly problems: readonly PolicyProblem[] }

/**
 * Takes a policy file in as a draft. One that is faulty is kept, to be mended here; one that cannot be read as text is refused with the
 * reason, and nothing is kept of it. Throws `NotPermitted`.
 */
export async function importDraft(
  deps: Deps,
  actor: Actor,
  input: { readonly name: string; readonly content: Uint8Array },
): Promise<Imported> {
  const decoded = decodeFile(input.content)
  if (!decoded.ok) {
    // Whoever may not import is told so, whatever they sent.
    await permitDrafts(deps, actor)
    const read = readPolicy(input.content, input.name)
    return { kind: 'refused', problems: read.ok ? [] : read.problems }
  }
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await permitChange(deps, tx, actor)
    const saved = await savePolicyDraft(tx, deps.clock, {
      orgId,
      draft: null,
      name: draftName(input.name),
      yaml: decoded.text,
      savedBy: actor.name,
    })
    return { kind: 'kept', draftId: saved.id, version: saved.version }
  })
}

const LONGEST_NAME = 200

function draftName(name: string): string {
  const line = name.replaceAll(/\s+/gu, ' ').trim()
  return line === '' ? 'policy.yaml' : line.slice(0, LONGEST_NAME)
}

/** A draft that begins as a copy of a version. Throws `NotFound`, `NotPermitted`. */
export async function startDraft(
  deps: Deps,
  actor: Actor,
  input: { readonly versionId: string; readonly name: string },
): Promise<{ readonly draftId: string }> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await permitChange(deps, tx, actor)
    const yaml = await policyVersionYaml(tx, orgId, input.versionId)
    if (yaml === null) throw new NotFound('policy version', input.versionId)
    const draft = { orgId, draft: null, name: draftName(input.name), yaml, savedBy: actor.name }
    return { draftId: (await savePolicyDraft(tx, deps.clock, draft)).id }
  })
}

export type DraftChange = {
  readonly draftId: string
  /** The version that the person had before them. */
  readonly version: number
  readonly yaml: string
  /** Left out, the name stays. */
  readonly name?: string
}

/** Throws `Conflict('draft-changed')` when somebody else has saved since, `NotFound` when it has been thrown away or adopted. */
export async function changeDraft(
  deps: Deps,
  actor: Actor,
  { draftId, version, yaml, name }: DraftChange,
): Promise<{ readonly version: number }> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await permitChange(deps, tx, actor)
    const draft = await findPolicyDraft(tx, orgId, draftId, { lock: true })
    if (draft === null) throw new NotFound('policy draft', draftId)
    if (yaml.trim() === '') throw new InvalidInput([{ field: 'yaml', code: 'policy.draft-empty' }])
    const change = { id: draftId, version }
    return savePolicyDraft(tx, deps.clock, {
      ...{ orgId, draft: change, yaml, savedBy: actor.name },
      name: name ?? draft.name,
    })
  })
}

/**
 * After two people have written in the same text: mine becomes a draft of its own, or takes this place while theirs becomes one. Either way
 * both are kept. `version` is that of the text I have seen beside mine; throws `Conflict('draft-changed')` when it has changed again.
 */
export async function keepBoth(
  deps: Deps,
  actor: Actor,
  input: DraftChange & { readonly isMineOver: boolean; readonly copyName: string },
): Promise<{ readonly draftId: string }> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await permitChange(deps, tx, actor)
    const draft = await findPolicyDraft(tx, orgId, input.draftId, { lock: true })
    if (draft === null) throw new NotFound('policy draft', input.draftId)
    const [here, beside] = input.isMineOver
      ? [
          { yaml: input.yaml, by: actor.name },
          { yaml: draft.yaml, by: draft.savedBy },
        ]
      : [null, { yaml: input.yaml, by: actor.name }]
    const copy = await savePolicyDraft(tx, deps.clock, {
      ...{ orgId, draft: null, name: draftName(input.copyName), yaml: beside.yaml, savedBy: beside.by },
    })
    if (here === null) return { draftId: copy.id }
    const place = { id: draft.id, version: input.version }
    await savePolicyDraft(tx, deps.clock, {
      ...{ orgId, draft: place, name: draft.name, yaml: here.yaml, savedBy: here.by },
    })
    return { draftId: draft.id }
  })
}

/** Throws `NotFound` when it is gone already. */
export async function discardDraft(deps: Deps, actor: Actor, draftId: string): Promise<void> {
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    await permitChange(deps, tx, actor)
    if (!(await deletePolicyDraft(tx, orgId, draftId))) throw new NotFound('policy draft', draftId)
  })
}
