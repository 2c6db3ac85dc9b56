import { permit, type Actor } from '#core/actor.ts'
import { RuleBroken } from '#core/errors.ts'
import type { Answers } from '#modules/policy/index.ts'
import { startupPermissions } from '../permissions.ts'
import { mayBeChanged, type Basics } from '../rules/application.ts'
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
    await changeApplication(tx, actor.orgId, application, {
      answers: { ...application.answers, ...knownOnly(whole, input.answers ?? {}) },
      basics: { ...application.basics, ...input.basics },
      changedAt: deps.clock.now(),
    })
    return application.version + 1
  })
}

function knownOnly({ judgement }: Whole, answers: Answers): Answers {
  const keys = new Set(judgement.form?.items.flatMap((item) => item.value.questions.map(({ key }) => key)))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)))
}
