import type { Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { PolicyProblem } from '../policy-problem.ts'
import { readPolicy } from '../read-policy.ts'
import { applyForm, fieldForFault } from '../rules/editing/apply-form.ts'
import type { EditSection } from '../rules/editing/edit-sections.ts'
import { entriesOf, formValues, type FormValue, type FormValues } from '../rules/editing/form-fields.ts'
import { mergeForms } from '../rules/editing/merge-forms.ts'
import { parseYaml } from '../rules/validate/parse-yaml.ts'
import { findPolicyDraft, savePolicyDraft, type PolicyDraft } from '../store/drafts.ts'
import { permitChange } from './may-change-policy.ts'
import type { PolicyDeps } from './deps.ts'

type Deps = Pick<PolicyDeps, 'db' | 'clock' | 'policies' | 'holdsRole'>

export type FieldsInput = {
  readonly draftId: string
  readonly section: EditSection
  /** What the form showed when it was opened, and what came back. */
  readonly base: FormValues
  readonly sent: FormValues
}

export type FieldsChanged =
  /** `wasMerged`: somebody else had saved meanwhile, and what they changed is there too. */
  | { readonly kind: 'saved'; readonly wasMerged: boolean }
  | {
      readonly kind: 'clash'
      readonly draft: PolicyDraft
      readonly clashes: ReadonlyMap<string, FormValue>
    }
  | {
      readonly kind: 'faulty'
      readonly draft: PolicyDraft
      readonly faults: ReadonlyMap<string, PolicyProblem>
    }
  | { readonly kind: 'unreadable'; readonly draft: PolicyDraft }
  | { readonly kind: 'not-alone'; readonly draft: PolicyDraft; readonly name: string }

/** The fields of a section as the draft has them; null when it is not readable as YAML. */
export function fieldValues(yaml: string, section: EditSection): FormValues | null {
  const raw = parseYaml(yaml).value
  if (raw === null) return null
  return Object.assign({}, ...entriesOf(raw, section).map(formValues)) as FormValues
}

function faultsAt(
  yaml: string,
  name: string,
  touched: readonly string[],
): ReadonlyMap<string, PolicyProblem> {
  const read = readPolicy(yaml, name)
  const faults = new Map<string, PolicyProblem>()
  if (read.ok) return faults
  for (const problem of read.problems) {
    const field = fieldForFault(problem.path, touched)
    if (field !== null && !faults.has(field)) faults.set(field, problem)
  }
  return faults
}

/**
 * Writes fields into a draft, keeping everything else of the file as it is. Two people who change different fields both get their way; where
 * both changed the same one, and where a value does not hold, nothing is written and the caller shows what to choose or mend.
 */
export async function changeFields(deps: Deps, actor: Actor, input: FieldsInput): Promise<FieldsChanged> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx): Promise<FieldsChanged> => {
    await permitChange(deps, tx, actor)
    const draft = await findPolicyDraft(tx, orgId, input.draftId, { lock: true })
    if (draft === null) throw new NotFound('policy draft', input.draftId)
    const current = fieldValues(draft.yaml, input.section)
    if (current === null) return { kind: 'unreadable', draft }
    const { values, touched, clashes } = mergeForms(input.base, input.sent, current)
    if (clashes.size > 0) return { kind: 'clash', draft, clashes }
    const applied = applyForm(draft.yaml, input.section, values)
    if (applied.kind === 'unreadable') return { kind: 'unreadable', draft }
    if (applied.kind === 'not-alone') return { kind: 'not-alone', draft, name: applied.name }
    const faults = faultsAt(applied.yaml, draft.name, touched)
    if (faults.size > 0) return { kind: 'faulty', draft, faults }
    const wasMerged = mergeForms(input.base, current, current).touched.length > 0
    if (applied.yaml !== draft.yaml)
      await savePolicyDraft(tx, deps.clock, {
        ...{ orgId, draft, name: draft.name, yaml: applied.yaml, savedBy: actor.name },
      })
    return { kind: 'saved', wasMerged }
  })
}
