/** The small template language of a policy file: {placeholder}, and [parts that are left out when a contact is unknown]. */
type TemplatePiece =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'placeholder'; readonly name: string }

export type TemplatePart = { readonly optional: boolean; readonly pieces: readonly TemplatePiece[] }

/** Filled from the policy's contacts. */
export const contactPlaceholders = [
  'web',
  'rulesPage',
  'phone',
  'email',
  'visit',
  'contactCentreHours',
  'politicians',
  'privacyPage',
] as const

/** Filled by whoever renders the template. `name` is the person we answer. */
const valuePlaceholders = [
  'name',
  'actor',
  'actorContact',
  'service',
  'ground',
  'warning',
  'diaryNumber',
] as const

/** Filled from the policy's own particulars. */
const policyPlaceholders = ['org', 'shortOrg', 'minWarnings'] as const

export const signaturePlaceholders = ['fullName', 'firstName', 'role', 'org'] as const

export type ContactPlaceholder = (typeof contactPlaceholders)[number]
export type ValuePlaceholder = (typeof valuePlaceholders)[number]

export const templatePlaceholders: readonly string[] = [
  ...contactPlaceholders,
  ...valuePlaceholders,
  ...policyPlaceholders,
]

function piecesOf(text: string): TemplatePiece[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith('{') && piece.endsWith('}')
        ? { kind: 'placeholder', name: piece.slice(1, -1) }
        : { kind: 'text', text: piece },
    )
}

export function templateParts(template: string): TemplatePart[] {
  return template
    .split(/(\[[^[\]]*\])/)
    .filter((part) => part !== '')
    .map((part) => {
      const optional = part.startsWith('[') && part.endsWith(']')
      return { optional, pieces: piecesOf(optional ? part.slice(1, -1) : part) }
    })
}

export function placeholdersIn(template: string): string[] {
  const names = templateParts(template).flatMap((part) =>
    part.pieces.flatMap((piece) => (piece.kind === 'placeholder' ? [piece.name] : [])),
  )
  return [...new Set(names)]
}

/** A brace or bracket without its partner: it would reach the reader as it stands. */
export function hasLooseBracket(template: string): boolean {
  return templateParts(template).some((part) =>
    part.pieces.some((piece) => piece.kind === 'text' && /[{}[\]]/.test(piece.text)),
  )
}
