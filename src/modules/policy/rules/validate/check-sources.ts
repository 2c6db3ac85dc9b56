/** Every rule has its own id and a source that exists; a law out of force is pointed out (F-185, B-109). */
import { findLaw } from '../citations.ts'
import type { PlacedRule } from '../collect-rules.ts'
import { collectRules } from '../collect-rules.ts'
import { FLOOR_PREFIX } from '../floor/floor-rules.ts'
import type { Law } from '../floor/laws.ts'
import { shippedLaw, shippedLaws } from '../floor/laws.ts'
import type { Policy } from '../schema/policy.ts'
import { builtInDocuments } from '../schema/rule.ts'
import type { Check } from './check.ts'
import { check } from './check.ts'
import type { Report } from './finding.ts'

export const checkRuleIds: Check = (sections, report) => {
  const seen = new Set<string>()
  for (const { rule, path } of collectRules(sections)) {
    if (rule.id.startsWith(FLOOR_PREFIX)) report('rule.reserved-id', [...path, 'id'], { id: rule.id })
    else if (seen.has(rule.id)) report('rule.duplicate-id', [...path, 'id'], { id: rule.id })
    seen.add(rule.id)
  }
}

export const checkDocuments: Check = (sections, report) => {
  if (sections.documents === undefined) return
  const known: readonly string[] = [...builtInDocuments, ...sections.documents.map((document) => document.id)]
  for (const { rule, path } of collectRules(sections)) {
    const { doc } = rule.source
    if (!known.includes(doc)) report('source.unknown-document', [...path, 'source', 'doc'], { doc })
  }
}

function reportRepealed(law: Law, path: PlacedRule['path'], report: Report): void {
  const replacement = law.replacedBy === null ? null : (shippedLaw(law.replacedBy)?.name ?? null)
  report('law.repealed', path, { name: law.name, since: law.repealedOn, replacement })
}

/** A law under a name of the author's own is recognised by its number. */
function sameNumber(sfs: string | undefined): Law | null {
  return shippedLaws.find((law) => law.sfs === sfs) ?? null
}

function checkLawEntry(entry: Policy['laws'][number], index: number, report: Report): void {
  const path = ['laws', index]
  const shipped = shippedLaw(entry.id)
  if (shipped !== null && entry.sfs !== undefined && entry.sfs !== shipped.sfs) {
    report('law.contradicts', [...path, 'sfs'], { id: entry.id, sfs: shipped.sfs ?? '' })
  }
  if (shipped === null && entry.name === undefined) report('law.incomplete', path, { id: entry.id })
  const law = shipped ?? sameNumber(entry.sfs) ?? findLaw({ laws: [entry] }, entry.id)
  if (law?.isRepealed === true) reportRepealed(law, path, report)
}

export const checkLaws = check(['laws'], ({ laws }, report) => {
  laws.forEach((entry, index) => checkLawEntry(entry, index, report))
})

export const checkCitedLaws: Check = (sections, report) => {
  const { laws } = sections
  if (laws === undefined) return
  for (const { rule, path } of collectRules(sections)) {
    if (rule.source.law === undefined) continue
    const { id } = rule.source.law
    const place = [...path, 'source', 'law']
    const law = findLaw({ laws }, id)
    if (law === null) report('law.unknown', place, { id })
    else if (law.isRepealed) reportRepealed(law, place, report)
  }
}
