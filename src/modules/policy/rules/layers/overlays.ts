/** The policy as it holds for one unit or account: the municipality's, tightened by the overlays that cover it (requirements §4, layer 4). */
import type { Path, PlacedRule } from '../collect-rules.ts'
import { collectRules } from '../collect-rules.ts'
import { FLOOR_PREFIX } from '../floor/floor-rules.ts'
import type { Policy, SectionName } from '../schema/policy.ts'
import { policySchema } from '../schema/policy.ts'
import type { AccountKind } from '../schema/primitives.ts'
import { compareModality, compareValues } from './compare-values.ts'

export type Overlay = Policy['overlays'][number]
type Change = Overlay['changes'][number]

export type PolicyScope = {
  readonly unit?: string
  readonly accountKind?: AccountKind
  /** platform/handle */
  readonly account?: string
}

/** `floor`: law · `national`: shipped recommendation · `municipality`: its own file · `local`: an overlay. */
export type RuleOrigin = {
  readonly layer: 'floor' | 'national' | 'municipality' | 'local'
  /** The overlay, when it is local. */
  readonly overlayId: string | null
}

export type Origins = ReadonlyMap<string, RuleOrigin>

export type LayeredPolicy = { readonly policy: Policy; readonly origins: Origins }

/** A unit with all above it. A loop ends the walk. */
function unitsAbove(policy: Policy, unit: string): readonly string[] {
  const chain: string[] = []
  let current: string | undefined = unit
  while (current !== undefined && !chain.includes(current)) {
    chain.push(current)
    const id: string = current
    current = policy.org.units.find((candidate) => candidate.id === id)?.parent
  }
  return chain
}

function overlaysFor(policy: Policy, scope: PolicyScope): readonly Overlay[] {
  const { unit, accountKind, account } = scope
  const units = unit === undefined ? [] : unitsAbove(policy, unit)
  return policy.overlays.filter(
    (overlay) =>
      overlay.units.some((id) => units.includes(id)) ||
      (accountKind !== undefined && overlay.accountKinds.includes(accountKind)) ||
      (account !== undefined && overlay.accounts.includes(account)),
  )
}

export const placeOf = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? '#' : step)).join('.')

export type ChangeVerdict =
  | { readonly kind: 'tightens'; readonly placed: PlacedRule }
  | { readonly kind: 'unknown-rule' }
  | { readonly kind: 'looser' | 'incomparable'; readonly placed: PlacedRule; readonly at: string }

/** Whether a change only tightens. The same value again is no loosening. */
export function judgeChange(policy: Partial<Policy>, change: Change): ChangeVerdict {
  const { overlays: _, ...sections } = policy
  const placed = collectRules(sections).find(({ rule }) => rule.id === change.rule)
  if (placed === undefined) return { kind: 'unknown-rule' }
  const value =
    change.value === undefined
      ? ({ verdict: 'same', at: '' } as const)
      : compareValues(placeOf([...placed.path, 'value']), placed.rule.value, change.value)
  const modality =
    change.modality === undefined ? 'same' : compareModality(placed.rule.modality, change.modality)
  if (value.verdict === 'looser' || value.verdict === 'incomparable') {
    return { kind: value.verdict, placed, at: value.at }
  }
  return modality === 'looser' || modality === 'incomparable'
    ? { kind: modality, placed, at: 'modality' }
    : { kind: 'tightens', placed }
}

function setAt(node: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(node))
    return node.map((item: unknown, at) => (at === step ? setAt(item, rest, value) : item))
  return { ...(node as object), [step]: setAt((node as Record<string, unknown>)[step], rest, value) }
}

/** The policy with one rule changed; null when the new value is not of the rule's form. Defaults are filled in again. */
export function withChange(policy: Policy, change: Change, placed: PlacedRule): Policy | null {
  const rule = {
    ...placed.rule,
    value: change.value ?? placed.rule.value,
    modality: change.modality ?? placed.rule.modality,
    source: change.source,
    note: change.note ?? placed.rule.note,
  }
  const { note, ...withoutNote } = rule
  const [section, ...rest] = placed.path
  const name = section as SectionName
  const changed = setAt(policy[name], rest, note === undefined ? withoutNote : { ...withoutNote, note })
  const read = policySchema.shape[name].safeParse(changed)
  return read.success ? { ...policy, [name]: read.data } : null
}

function withAdditions(policy: Policy, { adds }: Overlay): Policy {
  const { accounts, publishing, admin, weeding, archive } = policy
  return {
    ...policy,
    accounts: { ...accounts, basicInformation: [...accounts.basicInformation, ...adds.basicInformation] },
    publishing: {
      ...publishing,
      rules: [...publishing.rules, ...adds.publishingRules],
      accessibility: [...publishing.accessibility, ...adds.accessibility],
    },
    admin: { ...admin, minPosts: [...admin.minPosts, ...adds.minPosts] },
    weeding: { ...weeding, decisions: [...weeding.decisions, ...adds.weedingDecisions] },
    archive: { ...archive, snapshots: [...archive.snapshots, ...adds.snapshots] },
  }
}

function applyOverlay(policy: Policy, overlay: Overlay): Policy {
  const added = withAdditions(policy, overlay)
  return overlay.changes.reduce((before, change) => {
    // What does not tighten was refused when the file was read; against another overlay the stricter of the two stays.
    const verdict = judgeChange(before, change)
    return verdict.kind === 'tightens' ? (withChange(before, change, verdict.placed) ?? before) : before
  }, added)
}

/** Throws nothing: a scope that no overlay covers has the municipality's own policy. */
export function policyFor(layered: LayeredPolicy, scope: PolicyScope): LayeredPolicy {
  const origins = new Map(layered.origins)
  let { policy } = layered
  for (const overlay of overlaysFor(policy, scope)) {
    const local: RuleOrigin = { layer: 'local', overlayId: overlay.id }
    policy = applyOverlay(policy, overlay)
    for (const change of overlay.changes) origins.set(change.rule, local)
    for (const { rule } of collectRules(overlay.adds)) origins.set(rule.id, local)
  }
  return { policy, origins }
}

/** The layer that gave a rule its value. Ids of the floor need no policy to be known. */
export function originOf(layered: LayeredPolicy, ruleId: string): RuleOrigin | null {
  if (ruleId.startsWith(FLOOR_PREFIX) || ruleId.startsWith('bbs-')) return { layer: 'floor', overlayId: null }
  return layered.origins.get(ruleId) ?? null
}
