/** On which ground something may be taken down: one of the policy in force, weighed objectively, and never because somebody criticises (F-094, F-114, F-122, F-126). */
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { groundOffer, triageClass, type ClassKey, type Ground, type Policy } from '#modules/policy/index.ts'

/** The classes that are somebody's voice. Only a person who changes the class first says that it is something else. */
const VOICES: readonly ClassKey[] = ['question', 'viewpoint', 'idea', 'praise']

/** True when the message as triaged is criticism, a question, an idea or praise, and the policy does not moderate that class. */
export function isVoice(policy: Policy, classKey: ClassKey | null): boolean {
  return (
    classKey !== null && VOICES.includes(classKey) && triageClass(policy, classKey).outcome !== 'moderate'
  )
}

export type GroundChoice = {
  readonly groundCode: string
  readonly classKey: ClassKey | null
  readonly acknowledgesNeutrality: boolean
}

/** Throws `RuleBroken`: `criticism-is-not-a-ground`, `not-a-ground`, `choose-ground-part` or `neutrality-not-acknowledged`. */
export function chooseGround(policy: Policy, choice: GroundChoice): Ground {
  const { groundCode, classKey } = choice
  const offer = groundOffer(policy, groundCode, { isOnlyCriticism: isVoice(policy, classKey) })
  if (!offer.offered) {
    const code = REFUSALS[offer.reason]
    const details = { ground: groundCode }
    throw new RuleBroken(
      code,
      offer.citation === null ? { details } : { ruleId: offer.citation.ruleId, details },
    )
  }
  const { ground } = offer
  if (ground.secondReviewer && !choice.acknowledgesNeutrality)
    throw new RuleBroken('neutrality-not-acknowledged', { ruleId: ground.ruleId })
  return ground
}

const REFUSALS = {
  'criticism-stays': 'criticism-is-not-a-ground',
  'not-a-ground': 'not-a-ground',
  'choose-part': 'choose-ground-part',
} as const

const LEAST_ASSESSMENT_CHARACTERS = 20
const LEAST_ASSESSMENT_WORDS = 4
const MOST_ASSESSMENT_CHARACTERS = 4000

/** Feelings say that somebody was hurt, not that a border was crossed: they count only beside something else (SkL 2 kap. 3 §). */
const FEELINGS =
  /(?<!\p{L})(jag|vi|hon|han|hen|de|någon|personen|användaren|kollegan|i|we|she|he|they|someone|somebody|kände|känner|känns|blev|blir|är|var|sig|oss|mig|felt|feels|feel|was|is|were|är|illa|berörd|ledsen|kränkt|kränkta|stött|stötta|sårad|upprörd|arg|otrevlig|otrevligt|obehaglig|obehagligt|jobbig|jobbigt|offended|hurt|upset|angry|insulted|rude|unpleasant|av|detta|det|den|this|it|by|mycket|väldigt|very|och|and|som|the|comment|kommentaren|inlägget|mycket)(?!\p{L})/giu

/** The assessment as kept. Throws `InvalidInput`: too short to be one, too long, or only a feeling (F-126). */
export function readAssessment(text: string): string {
  const assessment = text.trim()
  const words = assessment.match(/\p{L}+/gu) ?? []
  const fault = (code: string, params: Record<string, number> = {}) =>
    new InvalidInput([{ field: 'assessment', code, params }])
  if (assessment === '') throw fault('required')
  if (assessment.length < LEAST_ASSESSMENT_CHARACTERS || words.length < LEAST_ASSESSMENT_WORDS)
    throw fault('assessment-too-short', { least: LEAST_ASSESSMENT_CHARACTERS })
  if (assessment.length > MOST_ASSESSMENT_CHARACTERS)
    throw fault('too-long', { most: MOST_ASSESSMENT_CHARACTERS })
  if ((assessment.replace(FEELINGS, ' ').match(/\p{L}+/gu) ?? []).length === 0)
    throw fault('assessment-not-objective')
  return assessment
}
