/** Demands that only hold together with others: the public register, disposal, archiving, consent (requirements §4). */
import { knownValue } from '../known.ts'
import { UNKNOWN } from '../schema/primitives.ts'
import { check } from './check.ts'

/** What the Botkyrka policy, the Archives Act and OSL make a public list useless without (B-029). */
const publicFields = ['responsible', 'purpose', 'audience'] as const

export const checkRegister = check(['register'], ({ register }, report) => {
  if (knownValue(register.public) !== true) return
  const shown = knownValue(register.fields) ?? []
  const missing = publicFields.filter((field) => !shown.includes(field))
  const path = register.fields === undefined ? ['register', 'public'] : ['register', 'fields', 'value']
  if (missing.length > 0 && register.fields?.value !== UNKNOWN)
    report('register.missing-fields', path, { fields: missing })
})

export const checkWeeding = check(['weeding', 'meta'], ({ weeding, meta }, report) => {
  const { validFrom } = meta.document
  weeding.decisions.forEach(({ value }, index) => {
    const path = ['weeding', 'decisions', index, 'value']
    const { decidedOn, validUntil } = value
    if (validUntil !== undefined && decidedOn !== UNKNOWN && validUntil < decidedOn) {
      report('date.order', [...path, 'validUntil'], { from: decidedOn, until: validUntil })
    }
  })
  if (knownValue(weeding.enabled) !== true) return
  const isOver = (until: string | undefined) =>
    until !== undefined && validFrom !== UNKNOWN && until < validFrom
  const inForce = weeding.decisions.filter(({ value }) => !isOver(value.validUntil))
  if (inForce.length === 0) report('weeding.no-decision', ['weeding', 'enabled'], {})
})

export const checkArchive = check(['archive'], ({ archive }, report) => {
  archive.snapshots.forEach(({ value }, index) => {
    const path = ['archive', 'snapshots', index, 'value']
    if (value.recipient === undefined) report('archive.no-recipient', path, { trigger: value.trigger })
    if (value.trigger === 'halfYear' && value.on.length === 1)
      report('archive.half-year-days', [...path, 'on'], {})
    value.on.forEach((day, at) => {
      if (!isDayOfYear(day)) report('calendar.bad-day', [...path, 'on', at], { value: day })
    })
  })
})

/** 2027 has no 29 February: a yearly task must not fall out three years in four. */
function isDayOfYear(day: string): boolean {
  try {
    Temporal.PlainDate.from(`2027-${day}`)
    return true
  } catch {
    return false
  }
}

export const checkConsent = check(['consent'], ({ consent }, report) => {
  const isOn = knownValue(consent.required) === true
  if (isOn && consent.guardian === undefined) report('consent.no-guardian-age', ['consent', 'required'], {})
})

export const checkHolidays = check(['inbox'], ({ inbox }, report) => {
  if (inbox.businessTime.value.holidays !== 'none') return
  const counts = inbox.sla.some(
    ({ value }) => value.unit !== 'hours' || value.onClosedDay === 'nextWorkingDay',
  )
  if (counts) report('calendar.no-holidays', ['inbox', 'businessTime', 'value', 'holidays'], {})
})

export const checkTargetGroups = check(['aims'], ({ aims }, report) => {
  const parents = new Map(aims.targetGroups.map(({ value }) => [value.key, value.partOf]))
  aims.targetGroups.forEach(({ value }, index) => {
    const path = ['aims', 'targetGroups', index, 'value', 'partOf']
    if (value.partOf === undefined) return
    if (!parents.has(value.partOf)) report('target-group.unknown', path, { key: value.partOf })
    else if (parents.get(value.partOf) !== undefined)
      report('target-group.nested', path, { key: value.partOf })
  })
})
