/** What can be wrong with a policy file, as codes with their particulars. The sentences are in texts.sv.ts and texts.en.ts. */
import type { Path } from '../collect-rules.ts'
import type { LocalText } from '../schema/policy.ts'

export type YamlFault =
  | 'tab'
  | 'hard-space'
  | 'indent'
  | 'dash'
  | 'colon'
  | 'reserved'
  | 'bracket'
  | 'unclosed'
  | 'many-documents'
  | 'other'

export type ExpectedKind =
  'text' | 'number' | 'wholeNumber' | 'boolean' | 'list' | 'group' | 'texts' | 'other'

/** Every code and what its sentence needs to know. */
export type FindingDetails = {
  'file.not-found': object
  'file.not-a-file': object
  'file.unreadable': object
  'file.too-large': { readonly limitBytes: number }
  'file.empty': object
  'file.not-text': object
  'file.not-utf8': object
  'file.garbled-letters': { readonly found: string }
  'yaml.syntax': { readonly fault: YamlFault }
  'yaml.duplicate-key': { readonly key: string; readonly firstLine: number }
  'yaml.alias-bomb': object
  'yaml.unknown-alias': object
  'yaml.tag': { readonly tag: string }
  'yaml.too-deep': object
  'yaml.not-a-policy': object
  'yaml.curly-quotes': object
  'schema.unknown-key': { readonly key: string; readonly suggestion: string | null }
  'schema.missing': { readonly key: string }
  'schema.empty': { readonly key: string }
  'schema.wrong-type': {
    readonly key: string
    readonly expected: ExpectedKind
    /** Whether quotation marks would mend it, or taking them away. */
    readonly quotes: 'needed' | 'not-needed' | null
  }
  'schema.not-allowed': { readonly value: string; readonly allowed: readonly string[] }
  'schema.too-small': { readonly minimum: number; readonly isLength: boolean }
  'schema.too-large': { readonly maximum: number; readonly isLength: boolean }
  'schema.bad-key': { readonly value: string }
  'schema.bad-address': { readonly value: string }
  'schema.bad-email': { readonly value: string }
  'schema.bad-phone': { readonly value: string }
  'schema.bad-requirement': { readonly value: string }
  'schema.bad-language': { readonly value: string }
  'schema.invalid': { readonly key: string }
  'date.impossible': { readonly value: string }
  'date.order': { readonly from: string; readonly until: string }
  'calendar.bad-day': { readonly value: string }
  'calendar.bad-time': { readonly value: string }
  'accent.not-hex': { readonly value: string }
  'accent.low-contrast': { readonly value: string; readonly ratio: string }
  'rule.duplicate-id': { readonly id: string }
  'rule.reserved-id': { readonly id: string }
  'source.unknown-document': { readonly doc: string }
  'law.unknown': { readonly id: string }
  'law.incomplete': { readonly id: string }
  'law.contradicts': { readonly id: string; readonly sfs: string }
  'law.repealed': {
    readonly name: LocalText
    readonly since: string | null
    readonly replacement: LocalText | null
  }
  'sla.no-catch-all': { readonly gap: 'urgent' | 'notUrgent' }
  'sla.conflict': { readonly first: LocalText; readonly second: LocalText }
  'sla.next-day-amount': object
  'class.missing': { readonly keys: readonly string[] }
  'class.duplicate': { readonly key: string }
  'class.refer-without-target': { readonly key: string }
  'class.answers-without-substance': { readonly key: string }
  'template.missing': { readonly key: string }
  'template.duplicate': { readonly key: string }
  'template.unknown-placeholder': { readonly placeholder: string; readonly allowed: readonly string[] }
  'template.loose-bracket': object
  'template.repeats-content': { readonly placeholder: string }
  'signature.shows-name': { readonly placeholder: string }
  'ground.no-citizen-text': object
  'ground.duplicate-code': { readonly code: string }
  'ground.unknown-group': { readonly code: string }
  'ground.unknown-statutory': { readonly code: string }
  'ground.statutory-weakened': { readonly code: string }
  'ground.child-abuse-handling': object
  'ground.criticism': object
  'floor.statutory-removed': { readonly codes: readonly string[] }
  'floor.evidence-loosened': { readonly fields: readonly string[] }
  'floor.secret-exempted': object
  'blocking.min-warnings': { readonly value: number }
  'routing.gap': { readonly kinds: readonly string[] }
  'routing.duplicate': { readonly kind: string }
  'routing.no-registrar': object
  'diary.bad-pattern': { readonly pattern: string }
  'diary.bad-series': { readonly series: string }
  'unit.duplicate': { readonly id: string }
  'unit.unknown-parent': { readonly id: string }
  'unit.circular': { readonly id: string }
  'role.undefined': { readonly id: string; readonly suggestion: string | null }
  'role.duplicate': { readonly id: string }
  'platform.duplicate': { readonly first: LocalText; readonly platform: string }
  'platform.no-reason': { readonly platform: string }
  'platform.closed-list': { readonly platform: string }
  'platform.closed-list-empty': object
  'platform.not-listed': { readonly platform: string }
  'ads.not-allowed': { readonly platform: string }
  'approval.own': object
  'approval.none': object
  'startup.no-form': { readonly subject: 'account' | 'assignment' }
  'startup.unknown-type': { readonly type: string }
  'exemption.grants-speech': object
  'form.duplicate': { readonly id: string }
  'form.duplicate-question': { readonly key: string }
  'form.unknown-question': { readonly key: string }
  'form.not-a-platform': { readonly key: string }
  'form.no-options': { readonly key: string }
  'form.grants-to-nobody': { readonly key: string }
  'register.missing-fields': { readonly fields: readonly string[] }
  'weeding.no-decision': object
  'archive.no-recipient': { readonly trigger: string }
  'archive.half-year-days': object
  'consent.no-guardian-age': object
  'calendar.no-holidays': object
  'target-group.unknown': { readonly key: string }
  'target-group.nested': { readonly key: string }
  'overlay.unknown-rule': { readonly id: string }
  'overlay.unknown-unit': { readonly id: string }
  'overlay.looser': { readonly label: LocalText; readonly at: string }
  'overlay.not-comparable': { readonly label: LocalText; readonly at: string }
  'overlay.bad-value': { readonly label: LocalText }
  'layer.override-without-note': { readonly label: LocalText }
  'input.time-without-offset': { readonly value: string; readonly suggestion: string }
  'input.not-a-time': { readonly value: string }
}

export type FindingCode = keyof FindingDetails

export type Finding = {
  readonly [Code in FindingCode]: {
    readonly code: Code
    readonly details: FindingDetails[Code]
    readonly path: Path
    /** Where in the text, when the place is not a value: a syntax error, a repeated key. */
    readonly offset?: number
  }
}[FindingCode]

const warningCodes: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'law.repealed',
  'accent.low-contrast',
  'file.garbled-letters',
  'yaml.curly-quotes',
  'layer.override-without-note',
])

export function isWarning(finding: Finding): boolean {
  return warningCodes.has(finding.code)
}

export type Report = <Code extends FindingCode>(code: Code, path: Path, details: FindingDetails[Code]) => void
