/** Nobody approves their own, every gate has its form, and a form asks only about itself (F-070, B-034; requirements §4). */
import { knownValue } from '../known.ts'
import type { Path } from '../collect-rules.ts'
import type { Policy } from '../schema/policy.ts'
import { check } from './check.ts'
import type { Report } from './finding.ts'

export const checkApprovals = check(['startup'], ({ startup }, report) => {
  startup.approvals.forEach(({ value }, index) => {
    const path = ['startup', 'approvals', index, 'value']
    if (value.kind !== 'approve' && value.kind !== 'anchor') return
    const isOwn = value.role === 'assignee' || !value.mustDifferFrom.includes('applicant')
    if (isOwn) report('approval.own', [...path, value.role === 'assignee' ? 'role' : 'mustDifferFrom'], {})
  })
  const gate = knownValue(startup.gate)
  if (gate === null) return
  const subjects = new Set(startup.forms.map((form) => form.subject))
  for (const subject of ['account', 'assignment'] as const) {
    const isGated = gate === subject || gate === 'both'
    if (isGated && !subjects.has(subject)) report('startup.no-form', ['startup', 'gate'], { subject })
  }
  const decides = startup.approvals.some(({ value }) => value.kind === 'approve' || value.kind === 'anchor')
  if (!decides) report('approval.none', ['startup', 'gate'], {})
})

export const checkExemptions = check(['startup'], ({ startup }, report) => {
  const types = startup.assignmentTypes.map((rule) => rule.value.type)
  startup.exemptions.forEach(({ value }, index) => {
    const path = ['startup', 'exemptions', index, 'value']
    value.assignmentTypes.forEach((type, at) => {
      if (!types.includes(type)) report('startup.unknown-type', [...path, 'assignmentTypes', at], { type })
    })
    const speaks = value.grants.some((grant) => grant !== 'monitor')
    if (value.skip.includes('approvals') && speaks) report('exemption.grants-speech', [...path, 'grants'], {})
  })
})

type Form = Policy['startup']['forms'][number]
type Question = Form['items'][number]['value']['questions'][number]

/** Every `question` and condition under a node, with its place. */
function conditionsIn(
  node: unknown,
  path: Path,
): { readonly question: string; readonly isStatus: boolean; readonly path: Path }[] {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) return node.flatMap((item: unknown, index) => conditionsIn(item, [...path, index]))
  const own =
    'question' in node && typeof node.question === 'string'
      ? [{ question: node.question, isStatus: 'platformStatus' in node, path: [...path, 'question'] }]
      : []
  return [...own, ...Object.entries(node).flatMap(([name, child]) => conditionsIn(child, [...path, name]))]
}

function checkQuestion(question: Question, path: Path, report: Report): void {
  const isChoice = question.type === 'choice' || question.type === 'choices'
  if (isChoice && question.options.length < 2)
    report('form.no-options', [...path, 'options'], { key: question.key })
  if (question.grants !== undefined && question.type !== 'person' && question.type !== 'people')
    report('form.grants-to-nobody', [...path, 'grants'], { key: question.key })
}

function checkForm(form: Form, path: Path, report: Report): void {
  const questions = form.items.flatMap((item) => item.value.questions)
  const keys = questions.map((question) => question.key)
  const seen = new Set<string>()
  form.items.forEach((item, at) => {
    const place = [...path, 'items', at, 'value']
    item.value.questions.forEach((question, number) => {
      const here = [...place, 'questions', number]
      if (seen.has(question.key)) report('form.duplicate-question', [...here, 'key'], { key: question.key })
      seen.add(question.key)
      checkQuestion(question, here, report)
    })
    for (const found of conditionsIn(item.value, place)) {
      const about = questions.find((question) => question.key === found.question)
      if (!keys.includes(found.question)) report('form.unknown-question', found.path, { key: found.question })
      else if (found.isStatus && about?.type !== 'platform') {
        report('form.not-a-platform', found.path, { key: found.question })
      }
    }
  })
}

export const checkForms = check(['startup'], ({ startup }, report) => {
  const ids = startup.forms.map((form) => form.id)
  startup.forms.forEach((form, index) => {
    const path = ['startup', 'forms', index]
    if (ids.indexOf(form.id) !== index) report('form.duplicate', [...path, 'id'], { id: form.id })
    checkForm(form, path, report)
  })
})
