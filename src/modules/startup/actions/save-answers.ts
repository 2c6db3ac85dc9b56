import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { RuleBroken } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { findPerson } from '#modules/organisation/index.ts'
import type { Answers } from '#modules/policy/index.ts'
import { startupPermissions } from '../permissions.ts'
import { mayBeChanged, type Application, type Basics } from '../rules/application.ts'
import { ANSWER_OF, questionsIn } from '../rules/basic-questions.ts'
import { changeApplication } from '../store/applications.ts'
import type { StartupDeps } from './deps.ts'
import { partiesOf, takeWhole, type Whole } from './whole-application.ts'

export type SavedAnswers = {
  readonly applicationId: string
  /** What the person had before them; a later one throws `Conflict('application-changed')`. */
  readonly version: number
  readonly answers?: Answers
  readonly basics?: Partial<Basics>
}

/**
 * Keeps what has been filled in so far, right or wrong: what is at fault is told beside it and stops nothing but the handing in. Gives the new
 * version. Answers to questions that the form does not have are dropped. Throws `Conflict`, `RuleBroken('application-closed')`, `NotFound`.
 */
export async function saveAnswers(deps: StartupDeps, actor: Actor, input: SavedAnswers): Promise<number> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const whole = await takeWhole(deps, tx, actor, input)
    const { application } = whole
    permit(actor, startupPermissions.fillIn, {
      unitId: application.unitId,
      partyIds: partiesOf(whole),
    })
    if (!mayBeChanged(application.state)) throw new RuleBroken('application-closed')
    const answers = { ...application.answers, ...knownOnly(whole, input.answers ?? {}) }
    const assigneeId = await newAssignee(tx, actor, application, answers)
    await changeApplication(tx, actor.orgId, application, {
      answers,
      ...(assigneeId === null ? {} : { assigneeId }),
      basics: { ...application.basics, ...input.basics },
      changedAt: deps.clock.now(),
    })
    return application.version + 1
  })
}

/** Who gets the assignment is asked by the form too: its answer is the one that counts. */
async function newAssignee(
  tx: Tx,
  { orgId }: Actor,
  { kind, assigneeId }: Application,
  answers: Answers,
): Promise<PersonId | null> {
  const named = answers['assignee']
  if (kind !== 'assignment' || typeof named !== 'string' || named === assigneeId) return null
  return (await findPerson(tx, orgId, named))?.id ?? null
}

/** The form's own questions, and what is asked beside it where the form does not. */
function knownOnly({ judgement }: Whole, answers: Answers): Answers {
  const beside = judgement.basicFields.flatMap((field) => (field in ANSWER_OF ? [field] : []))
  const keys = new Set<string>([...beside, ...questionsIn(judgement.form).map(({ key }) => key)])
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)))
}
