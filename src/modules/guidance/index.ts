/** "Får jag?": guidance for everybody who works in the organisation, without asking who they are; and what they tell their manager. */
export type { GuidanceDeps } from './actions/deps.ts'
export { createGuidance } from './web/create-guidance.tsx'
export { guidanceMenu, reportQueueRoutes, reportsMenu, reportTasks } from './web/report-queue-routes.tsx'
