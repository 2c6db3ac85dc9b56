import type { z } from '@hono/zod-openapi'
import type { FoundApplication } from '../queries/find-applications.ts'
import type { Application, Step } from '../rules/application.ts'
import { applicationName } from '../rules/name-application.ts'
import type * as shapes from './schemas.ts'

const text = (at: Temporal.Instant | null) => at?.toString() ?? null

export function headJson(application: Application): z.output<typeof shapes.applicationHead> {
  const { basics: _basics, answers: _answers, copiedFrom: _copiedFrom, ...head } = application
  return {
    ...head,
    name: applicationName(application, null),
    createdAt: head.createdAt.toString(),
    changedAt: head.changedAt.toString(),
    submittedAt: text(head.submittedAt),
    endedAt: text(head.endedAt),
  }
}

export function applicationJson(found: FoundApplication): z.output<typeof shapes.application> {
  const { application, steps, openIds } = found
  const { handle, url, holderId, responsibleShown } = application.basics
  const answers = Object.entries(application.answers).map(([key, answer]) => [
    key,
    typeof answer === 'object' && answer !== null ? [...answer] : (answer ?? null),
  ])
  return {
    ...headJson(application),
    ...{ handle, url, holderId, responsibleShown },
    answers: Object.fromEntries(answers) as z.output<typeof shapes.application>['answers'],
    steps: steps.map((step) => stepJson(step, openIds.has(step.id))),
  }
}

function stepJson(step: Step, isOpen: boolean): z.output<typeof shapes.application>['steps'][number] {
  const { id, kind, round, stage, role, ruleId, isBlocking, askedReason, outcome, reason, verdict } = step
  return {
    ...{ id, kind, round, stage, role, ruleId, isBlocking, isOpen, askedReason, outcome, reason, verdict },
    openedAt: text(step.openedAt),
    platform: step.platformId,
    decidedBy: step.decidedBy,
    decidedFor: step.decidedFor,
    decidedAt: text(step.decidedAt),
  }
}
