/** "Får jag?": guidance for everybody who works in the organisation, without asking who they are. */
export { createGuidance } from './web/create-guidance.tsx'
