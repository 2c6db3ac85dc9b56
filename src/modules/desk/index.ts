/** The staff's side: pages that show inbox, moderation and registration together. */
export type { DeskDeps, DemoDoor, SetUpDoor } from './web/desk-deps.ts'
export type { DemoOrganisation } from './web/entry/sign-in-page.tsx'
export { showPage } from './web/frame.tsx'
export { createDesk } from './web/create-desk.ts'
export { renderErrorPage } from './web/error-page.tsx'
