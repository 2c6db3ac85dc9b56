/** Every kind of account has one way to the registrar, secrets are never exempt, and diary numbers can be read (OSL 5 kap. 1 §). */
import { parseDiaryPattern } from '../diary-pattern.ts'
import { accountKinds } from '../schema/primitives.ts'
import { check } from './check.ts'

export const checkRouting = check(['records'], ({ records }, report) => {
  const kinds = records.routing.map((rule) => rule.value.accountKind)
  const missing = kinds.includes('any') ? [] : accountKinds.filter((kind) => !kinds.includes(kind))
  if (missing.length > 0) report('routing.gap', ['records', 'routing'], { kinds: missing })
  records.routing.forEach(({ value }, index) => {
    const path = ['records', 'routing', index, 'value']
    if (kinds.indexOf(value.accountKind) !== index) {
      report('routing.duplicate', [...path, 'accountKind'], { kind: value.accountKind })
    }
    const isSingleVisit = new Set(value.steps).size === value.steps.length
    if (value.steps.at(-1) !== 'registrar' || !isSingleVisit)
      report('routing.no-registrar', [...path, 'steps'], {})
  })
})

export const checkExemptions = check(['records'], ({ records }, report) => {
  records.registerExempt.forEach(({ value }, index) => {
    if (!value.never.includes('secret')) {
      report('floor.secret-exempted', ['records', 'registerExempt', index, 'value', 'never'], {})
    }
  })
})

export const checkDiary = check(['records'], ({ records }, report) => {
  const { pattern, series } = records.diary.value
  const path = ['records', 'diary', 'value']
  if (parseDiaryPattern(pattern) === null) report('diary.bad-pattern', [...path, 'pattern'], { pattern })
  series.forEach((name, index) => {
    if (!/^\p{L}{1,8}$/u.test(name)) report('diary.bad-series', [...path, 'series', index], { series: name })
  })
})
