/** What differs between two versions of a policy, rule by rule, so that a person can see what they are about to adopt (F-002). */
import type { Path, PlacedRule } from '../collect-rules.ts'
import { collectRules } from '../collect-rules.ts'
import type { Verdict } from '../layers/verdict.ts'
import { compareModality, compareValues } from '../layers/compare-values.ts'
import { placeOf } from '../layers/overlays.ts'
import type { LocalText, Policy } from '../schema/policy.ts'

export type PolicyChange = {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly path: Path
  /** The rule's id; null for what is not a rule: contacts, particulars, texts. */
  readonly ruleId: string | null
  /** What the change is about, when it has a name of its own. */
  readonly label: LocalText | null
  /** Which part of the rule, for example `value.amount`; null for the whole. */
  readonly part: string | null
  readonly before: unknown
  readonly after: unknown
  /** Whether the new version is stricter here. */
  readonly direction: Verdict
}

const partOf = (path: Path) => path.map(String).join('.')

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Leaf = { readonly path: Path; readonly before: unknown; readonly after: unknown }

/** The smallest parts that differ. Lists of plain values are compared as a whole: "mån, tis" against "mån". */
function differing(before: unknown, after: unknown, path: Path): Leaf[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (!isGroup(before) || !isGroup(after)) return [{ path, before, after }]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => differing(before[name], after[name], [...path, name]))
}

function directionOf(was: PlacedRule, is: PlacedRule, path: Path): Verdict {
  if (path[0] === 'modality') return compareModality(was.rule.modality, is.rule.modality)
  if (path[0] !== 'value') return 'same'
  // A whole time is one thing: three working days against 48 hours cannot be judged by the number alone.
  return compareValues(placeOf([...is.path, 'value']), was.rule.value, is.rule.value).verdict
}

function changesInRule(was: PlacedRule, is: PlacedRule): PolicyChange[] {
  return differing(was.rule, is.rule, []).map((leaf) => ({
    kind: 'changed',
    path: [...is.path, ...leaf.path],
    ruleId: is.rule.id,
    label: is.rule.label,
    part: partOf(leaf.path),
    before: leaf.before,
    after: leaf.after,
    direction: directionOf(was, is, leaf.path),
  }))
}

function wholeRule(kind: 'added' | 'removed', { rule, path }: PlacedRule): PolicyChange {
  const [before, after] = kind === 'added' ? [undefined, rule.value] : [rule.value, undefined]
  return {
    kind,
    path,
    ruleId: rule.id,
    label: rule.label,
    part: null,
    before,
    after,
    direction: 'incomparable',
  }
}

function ruleChanges(before: Policy, after: Policy): PolicyChange[] {
  const [had, has] = [collectRules(before), collectRules(after)]
  const was = new Map(had.map((placed) => [placed.rule.id, placed]))
  const ids = new Set(has.map((placed) => placed.rule.id))
  return [
    ...has.flatMap((placed) => {
      const earlier = was.get(placed.rule.id)
      return earlier === undefined ? [wholeRule('added', placed)] : changesInRule(earlier, placed)
    }),
    ...had.filter((placed) => !ids.has(placed.rule.id)).map((placed) => wholeRule('removed', placed)),
  ]
}

/** The policy without its rules: contacts, particulars, units, templates, laws. */
function particulars(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((item) => !isRuleNode(item)).map(particulars)
  if (!isGroup(node)) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([, child]) => !isRuleNode(child))
      .map(([name, child]) => [name, particulars(child)]),
  )
}

const isRuleNode = (node: unknown) =>
  isGroup(node) && 'modality' in node && 'source' in node && 'value' in node

const nameFields = ['id', 'key', 'name', 'topic'] as const

/** Lists whose items have a name are compared by it, so that one new unit is one change and not a shifted list. */
function byName(node: unknown): unknown {
  if (Array.isArray(node)) {
    const items: readonly unknown[] = node
    const field = nameFields.find((name) =>
      items.every((item) => isGroup(item) && typeof item[name] === 'string'),
    )
    if (field === undefined || items.length === 0) return items
    return Object.fromEntries(
      items.map((item) => [String((item as Record<string, unknown>)[field]), byName(item)]),
    )
  }
  if (!isGroup(node)) return node
  return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, byName(child)]))
}

function particularChanges(before: Policy, after: Policy): PolicyChange[] {
  return differing(byName(particulars(before)), byName(particulars(after)), []).map((leaf) => ({
    kind: leaf.before === undefined ? 'added' : leaf.after === undefined ? 'removed' : 'changed',
    path: leaf.path,
    ruleId: null,
    label: null,
    part: null,
    before: leaf.before,
    after: leaf.after,
    direction: 'same',
  }))
}

/** Every change, first the particulars, then the rules in the order of the new file, last what is gone. */
export function policyChanges(before: Policy, after: Policy): readonly PolicyChange[] {
  return [...particularChanges(before, after), ...ruleChanges(before, after)]
}
