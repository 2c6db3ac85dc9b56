/** Grounds hold together, and nothing in the file loosens what the law demands (F-114 to F-134, B-068). */
import { statutoryGround, statutoryGrounds } from '../floor/statutory-grounds.ts'
import { evidenceFields } from '../schema/moderation.ts'
import type { Policy } from '../schema/policy.ts'
import { check } from './check.ts'
import type { Report } from './finding.ts'

type GroundRule = Policy['moderation']['grounds'][number]

export const checkGroundCodes = check(['moderation'], ({ moderation }, report) => {
  const { grounds } = moderation
  const reserved = new Set(statutoryGrounds.map((rule) => rule.value.code))
  const codes = grounds.map((rule) => rule.value.code)
  grounds.forEach(({ value }, index) => {
    const path = ['moderation', 'grounds', index, 'value']
    if (codes.indexOf(value.code) !== index || reserved.has(value.code)) {
      report('ground.duplicate-code', [...path, 'code'], { code: value.code })
    }
    if (value.partOf === undefined) return
    const group = grounds.find((other) => other.value.code === value.partOf)
    if (group === undefined || group.value.partOf !== undefined) {
      report('ground.unknown-group', [...path, 'partOf'], { code: value.partOf })
    }
  })
})

/** What stands for a point of the law must be handled at least as strictly as the law's own. */
function isWeaker({ value }: GroundRule, law: GroundRule): boolean {
  const flags = ['criminal', 'sensitive', 'childAbuse', 'registerBeforeRemoval', 'policeReport'] as const
  const takesDown = value.actions.includes('remove') || value.actions.includes('hide')
  return !takesDown || flags.some((flag) => law.value[flag] && !value[flag])
}

function checkStatutoryLinks(rule: GroundRule, path: readonly (string | number)[], report: Report): void {
  for (const code of rule.value.statutory) {
    const law = statutoryGround(code)
    if (law === null) report('ground.unknown-statutory', [...path, 'statutory'], { code })
    else if (isWeaker(rule, law)) report('ground.statutory-weakened', path, { code })
  }
}

export const checkGroundHandling = check(['moderation'], ({ moderation }, report) => {
  moderation.grounds.forEach((rule, index) => {
    const path = ['moderation', 'grounds', index, 'value']
    checkStatutoryLinks(rule, path, report)
    const { childAbuse, criminal, policeReport } = rule.value
    if (childAbuse && !(criminal && policeReport)) report('ground.child-abuse-handling', path, {})
    // "Osaklig kritik" and the like would make what people think of us a ground; the floor says criticism stays (F-094).
    const names = `${rule.value.code} ${rule.label.sv} ${rule.label.en}`
    if (/kriti[ks]|critici/i.test(names)) report('ground.criticism', ['moderation', 'grounds', index], {})
  })
})

export const checkFloor = check(['moderation'], ({ moderation }, report) => {
  const listed = moderation.statutory
  const codes = statutoryGrounds.map((rule) => rule.value.code)
  if (listed !== undefined) {
    const removed = codes.filter((code) => !listed.includes(code))
    if (removed.length > 0) report('floor.statutory-removed', ['moderation', 'statutory'], { codes: removed })
    listed.forEach((code, index) => {
      if (!codes.includes(code))
        report('ground.unknown-statutory', ['moderation', 'statutory', index], { code })
    })
  }
  const fields = moderation.evidence?.value.fields
  const left = fields === undefined ? [] : evidenceFields.filter((field) => !fields.includes(field))
  if (left.length > 0) {
    report('floor.evidence-loosened', ['moderation', 'evidence', 'value', 'fields'], { fields: left })
  }
})

export const checkBlocking = check(['moderation'], ({ moderation }, report) => {
  const blocking = moderation.blocking.value
  if (blocking.enabled && blocking.minWarnings < 1) {
    const path = ['moderation', 'blocking', 'value', 'minWarnings']
    report('blocking.min-warnings', path, { value: blocking.minWarnings })
  }
})

export const checkRemovalClock = check(['moderation'], ({ moderation }, report) => {
  const clock = moderation.removalClock.value
  if (clock !== 'promptly' && clock.unit === 'nextWorkingDay' && clock.amount !== 1) {
    report('sla.next-day-amount', ['moderation', 'removalClock', 'value', 'amount'], {})
  }
})
