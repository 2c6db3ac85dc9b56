/** What an answer to "Får jag?" consists of, and the situations there are answers to (B-001, B-002, B-094 to B-108). */

/** Who wonders. Everybody who works here is also staff; the other three have questions of their own. */
export const AUDIENCES = ['staff', 'assigned', 'managers', 'politicians'] as const
export type Audience = (typeof AUDIENCES)[number]

export const SITUATIONS = [
  'private-or-duty',
  'express-opinion',
  'tell-journalist',
  'who-leaked',
  'loyalty',
  'say-who-you-are',
  'contribute',
  'work-time',
  'criticism',
  'bullying',
  'crime',
  'on-duty',
  'manager-follows',
  'politician',
] as const

export type SituationKey = (typeof SITUATIONS)[number]

/** Where duties of confidentiality often break the freedom to inform (B-096). */
export const SECTORS = ['health-care', 'social-services', 'preschool', 'school', 'other'] as const
export type Sector = (typeof SECTORS)[number]

/** "OSL 25 kap. 18 §": the law's id in the catalogue and its paragraph. */
export type CitedParagraph = { readonly lawId: string; readonly section: string }

export type Situation = {
  /** A `SituationKey`, or the key of an answer that stands in the policy alone. */
  readonly key: string
  readonly audience: Audience
  /** As somebody who wonders would put it. */
  readonly question: string
  /** The answer in one line. */
  readonly answer: string
  readonly paragraphs: readonly string[]
  /** What holds especially where one works. */
  readonly bySector?: Readonly<Partial<Record<Sector, string>>>
  /** Ready words to copy. */
  readonly phrases: readonly string[]
  readonly laws: readonly CitedParagraph[]
  readonly requirements: readonly string[]
}

export type SituationWords = Pick<Situation, 'question' | 'answer' | 'paragraphs' | 'bySector' | 'phrases'>
export type GuidanceWords = Readonly<Record<SituationKey, SituationWords>>
