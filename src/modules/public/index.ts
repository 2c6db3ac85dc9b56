/** The pages that anyone may read: the register of accounts, the rules visitors are told, tips from outside. */
export { leaveTip, type LeftTip, type NewTip } from './actions/leave-tip.ts'
export { reserveSending } from './actions/reserve-sending.ts'
export type { TipDeps } from './actions/deps.ts'
export { readGround, type PublicGround, type ReadDeps } from './queries.ts'
export { LONGEST_ABOUT, LONGEST_NOTE } from './rules/tip.ts'
export { createPublicPages } from './web/create-public-pages.tsx'
export type { PublicDeps } from './web/public-deps.ts'
export { tipQueueRoutes, tipsMenu, tipTasks, type TipQueueDeps } from './web/tip-queue-routes.tsx'
