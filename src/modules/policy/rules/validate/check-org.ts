/** Units form a tree, and every role a rule names is one that somebody can hold (requirements §4). */
import { rolePlaces } from './role-places.ts'
import { builtInRoles } from '../schema/roles.ts'
import type { Check } from './check.ts'
import { check } from './check.ts'
import { nearestWord } from './nearest-word.ts'

export const checkUnits = check(['org'], ({ org }, report) => {
  const parents = new Map(org.units.map((unit) => [unit.id, unit.parent]))
  org.units.forEach((unit, index) => {
    const path = ['org', 'units', index]
    if (org.units.findIndex((other) => other.id === unit.id) !== index) {
      report('unit.duplicate', [...path, 'id'], { id: unit.id })
    }
    if (unit.parent !== undefined && !parents.has(unit.parent)) {
      report('unit.unknown-parent', [...path, 'parent'], { id: unit.parent })
    }
    const seen = new Set<string>([unit.id])
    let above = unit.parent
    while (above !== undefined && !seen.has(above)) {
      seen.add(above)
      above = parents.get(above)
    }
    if (above === unit.id) report('unit.circular', [...path, 'parent'], { id: unit.id })
  })
})

export const checkRoles: Check = (sections, report) => {
  if (sections.org === undefined) return
  const known = [...builtInRoles, ...sections.org.roleNames.map((role) => role.id)]
  for (const { path, value } of rolePlaces(sections)) {
    if (!known.includes(value))
      report('role.undefined', path, { id: value, suggestion: nearestWord(value, known) })
  }
  sections.org.roleNames.forEach((role, index) => {
    const first = sections.org?.roleNames.findIndex((other) => other.id === role.id)
    if (first !== index) report('role.duplicate', ['org', 'roleNames', index, 'id'], { id: role.id })
  })
}
