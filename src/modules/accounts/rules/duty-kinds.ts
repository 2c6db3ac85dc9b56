/** What somebody is told that an account needs of them, each once for each time it becomes true. */
export const DUTY_KINDS = [
  'holder-left',
  'rotation-due',
  'confirm-resources',
  'review-terms',
  'watch-missed',
  'inactive-soon',
  'closing-begun',
  'archive-due',
  'closing-late',
  'relay-began',
  'relay-over',
] as const

export type DutyKind = (typeof DUTY_KINDS)[number]
