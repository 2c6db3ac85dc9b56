import type { Lang } from '#core/i18n/lang.ts'
import type { Citation, CitedLaw } from './rules/citations.ts'
import type { Modality } from './rules/schema/rule.ts'
import { policyTexts } from './policy-problem.ts'

/** The words of a paragraph chip in one language. */
export type Chip = {
  readonly ruleId: string
  readonly label: string
  readonly modality: Modality
  readonly modalityWord: string
  /** Where the rule stands: the document with its section, "Torgets grundläge", or "Lag". */
  readonly source: string
  /** "Brottsbalken 4 kap. 5 § (1962:700)"; null when the rule names no law. */
  readonly law: string | null
  readonly isLawRepealed: boolean
  /** "F-101, F-103"; null when none is known. */
  readonly requirement: string | null
  readonly note: string | null
}

function lawText(law: CitedLaw, lang: Lang): string {
  const section = law.section === null ? '' : ` ${law.section}`
  const number = law.sfs === null ? '' : ` (${law.sfs})`
  const repealed = law.isRepealed ? `, ${policyTexts[lang].repealed}` : ''
  return `${law.name[lang]}${section}${number}${repealed}`
}

function sourceText(citation: Citation, lang: Lang): string {
  if (citation.origin !== 'policy') return policyTexts[lang].sources[citation.origin]
  return [citation.documentName, citation.section].filter((part) => part !== null).join(', ')
}

export function formatCitation(citation: Citation, lang: Lang): Chip {
  return {
    ruleId: citation.ruleId,
    label: citation.label[lang],
    modality: citation.modality,
    modalityWord: policyTexts[lang].modality[citation.modality],
    source: sourceText(citation, lang),
    law: citation.law === null ? null : lawText(citation.law, lang),
    isLawRepealed: citation.law?.isRepealed ?? false,
    requirement: citation.requirements.length === 0 ? null : citation.requirements.join(', '),
    note: citation.note,
  }
}

/** One line for logs, letters and the command line: "Svar när det brådskar (ska). Anvisningar för sociala medier, F-101". */
export function citationLine(citation: Citation, lang: Lang): string {
  const chip = formatCitation(citation, lang)
  const source = citation.origin === 'law' && chip.law !== null ? chip.law : chip.source
  const law = source === chip.law ? null : chip.law
  const places = [source, chip.requirement, law].filter((part) => part !== null)
  return `${chip.label} (${chip.modalityWord}). ${places.join(', ')}`
}
