/** What people are to the organisation. Which of them may do what stands in each module's permission table. */
export const ROLES = [
  'administrator',
  'communicator',
  'account-holder',
  'manager',
  'contact-centre',
  'service',
  'registrar',
  'archivist',
  'data-protection-officer',
  'crisis-lead',
  'employee',
] as const

export type Role = (typeof ROLES)[number]

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value)
}
