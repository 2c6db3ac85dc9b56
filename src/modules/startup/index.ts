/** The road to an account or an assignment, and to its end: applications, those who say yes, and what they open. */
export type {
  Application,
  ApplicationId,
  ApplicationKind,
  ApplicationState,
  Basics,
  Step,
  StepKind,
  StepOutcome,
} from './rules/application.ts'
export {
  noStartupEvents,
  type SettledNotice,
  type StartupDeps,
  type StartupEvents,
  type StepNotice,
} from './actions/deps.ts'
export { startApplication, type NewApplication } from './actions/start-application.ts'
export { saveAnswers, type SavedAnswers } from './actions/save-answers.ts'
export { submitApplication } from './actions/submit-application.ts'
export { decideStep, type StepDecision } from './actions/decide-step.ts'
export { requestOverride } from './actions/request-override.ts'
export { withdrawApplication } from './actions/withdraw-application.ts'
export { applyForClosing } from './actions/apply-for-closing.ts'
export { sweepStartup } from './actions/sweep-startup.ts'
export { startupTexts, type StartupTexts } from './texts.ts'
export { startupMenu, startupWeb } from './web/startup-web.tsx'
export type { StartupWebDeps } from './web/web-deps.ts'
export { startupApi } from './api/startup-api.ts'
export { findApplications } from './queries/find-applications.ts'
export { readWaiting } from './queries/read-waiting.ts'
export { readMatter, type Matter } from './queries/read-matter.ts'
export { decideTexts } from './web/decide/texts.ts'
export { waitingTasks } from './web/decide/waiting-tasks.ts'
