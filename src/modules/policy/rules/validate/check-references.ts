/** What a rule points to by name is there: documents, laws, templates, placeholders (requirements §4). */
import type { Path } from '../collect-rules.ts'
import { findLaw } from '../citations.ts'
import { knownValue } from '../known.ts'
import { hasLooseBracket, placeholdersIn, templatePlaceholders } from '../placeholders.ts'
import type { Policy } from '../schema/policy.ts'
import { check } from './check.ts'

type Documented = Pick<Policy, 'publishing' | 'weeding' | 'archive' | 'evaluation'>

function documentReferences({ publishing, weeding, archive, evaluation }: Documented) {
  const own: { readonly doc: string | null | undefined; readonly path: Path }[] = [
    {
      doc: knownValue(publishing.style)?.writingRules,
      path: ['publishing', 'style', 'value', 'writingRules'],
    },
    { doc: knownValue(weeding.documentPlan), path: ['weeding', 'documentPlan', 'value'] },
    { doc: knownValue(archive.archiveRules), path: ['archive', 'archiveRules', 'value'] },
    { doc: knownValue(evaluation.planTemplate), path: ['evaluation', 'planTemplate', 'value'] },
  ]
  const listed = publishing.rules.flatMap(({ value }, index) =>
    value.documents.map((doc, at) => ({
      doc,
      path: ['publishing', 'rules', index, 'value', 'documents', at],
    })),
  )
  return [...own, ...listed]
}

export const checkDocumentReferences = check(
  ['documents', 'publishing', 'weeding', 'archive', 'evaluation'],
  (policy, report) => {
    const known = policy.documents.map((document) => document.id)
    for (const { doc, path } of documentReferences(policy)) {
      if (doc !== null && doc !== undefined && !known.includes(doc))
        report('source.unknown-document', path, { doc })
    }
  },
)

export const checkLegalBasis = check(['register', 'laws'], ({ register, laws }, report) => {
  const basis = knownValue(register.legalBasis) ?? []
  basis.forEach((id, index) => {
    if (findLaw({ laws }, id) === null)
      report('law.unknown', ['register', 'legalBasis', 'value', index], { id })
  })
})

export const checkLateTemplates = check(['inbox'], ({ inbox }, report) => {
  const keys = inbox.replyTemplates.map((template) => template.key)
  const late = knownValue(inbox.acknowledgeWhenLate)?.template
  const rumours = knownValue(inbox.rumours)?.template
  if (late !== undefined && !keys.includes(late)) {
    report('template.missing', ['inbox', 'acknowledgeWhenLate', 'value', 'template'], { key: late })
  }
  if (rumours !== undefined && !keys.includes(rumours)) {
    report('template.missing', ['inbox', 'rumours', 'value', 'template'], { key: rumours })
  }
})

export const checkNotices = check(['accounts'], ({ accounts }, report) => {
  accounts.basicInformation.forEach(({ value }, index) => {
    for (const lang of ['sv', 'en'] as const) {
      const path = ['accounts', 'basicInformation', index, 'value', 'text', lang]
      for (const placeholder of placeholdersIn(value.text[lang])) {
        if (!templatePlaceholders.includes(placeholder)) {
          report('template.unknown-placeholder', path, { placeholder, allowed: templatePlaceholders })
        }
      }
      if (hasLooseBracket(value.text[lang])) report('template.loose-bracket', path, {})
    }
  })
  const pattern = knownValue(accounts.naming)?.pattern
  const allowed = ['org', 'service']
  for (const placeholder of pattern === undefined ? [] : placeholdersIn(pattern)) {
    if (!allowed.includes(placeholder)) {
      report('template.unknown-placeholder', ['accounts', 'naming', 'value', 'pattern'], {
        placeholder,
        allowed,
      })
    }
  }
})
