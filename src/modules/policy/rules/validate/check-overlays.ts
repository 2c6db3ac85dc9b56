/** Overlays only tighten, and name rules and units that are there (requirements §4, layer 4). */
import { judgeChange, withChange } from '../layers/overlays.ts'
import type { Policy } from '../schema/policy.ts'
import { policySchema } from '../schema/policy.ts'
import type { Check } from './check.ts'
import type { Report } from './finding.ts'

function isWhole(sections: Partial<Policy>): sections is Policy {
  return Object.keys(policySchema.shape).every((name) => name in sections)
}

function checkChange(policy: Policy, at: readonly [number, number], report: Report): void {
  const [index, number] = at
  const change = policy.overlays[index]?.changes[number]
  if (change === undefined) return
  const path = ['overlays', index, 'changes', number]
  const verdict = judgeChange(policy, change)
  if (verdict.kind === 'unknown-rule') report('overlay.unknown-rule', [...path, 'rule'], { id: change.rule })
  else if (verdict.kind === 'tightens') {
    const { label } = verdict.placed.rule
    if (withChange(policy, change, verdict.placed) === null)
      report('overlay.bad-value', [...path, 'value'], { label })
  } else {
    const { label } = verdict.placed.rule
    const code = verdict.kind === 'looser' ? 'overlay.looser' : 'overlay.not-comparable'
    const field = verdict.at === 'modality' ? 'modality' : 'value'
    report(code, [...path, field], { label, at: verdict.at })
  }
}

export const checkOverlays: Check = (sections, report) => {
  if (!isWhole(sections)) return
  const units = sections.org.units.map((unit) => unit.id)
  sections.overlays.forEach((overlay, index) => {
    overlay.units.forEach((id, at) => {
      if (!units.includes(id)) report('overlay.unknown-unit', ['overlays', index, 'units', at], { id })
    })
    overlay.changes.forEach((_, number) => checkChange(sections, [index, number], report))
  })
}
