import type { ScriptClass } from '#lab/script/script-line.ts'
import type { ClassKey } from '#modules/policy/index.ts'

/** The practice square's words for what its people write, in the triage's own. */
export const classOfScript: Readonly<Record<ScriptClass, ClassKey>> = {
  question: 'question',
  viewpoint: 'viewpoint',
  idea: 'idea',
  political: 'political',
  'other-actor': 'other-actor',
  sensitive: 'secret',
  offensive: 'offensive',
  criminal: 'criminal',
  spam: 'spam',
  praise: 'praise',
}
