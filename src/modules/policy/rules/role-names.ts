/** What a role is called, and which role a policy gives a task to (F-018, B-017, B-082). */
import type { Known } from './known.ts'
import { known } from './known.ts'
import type { OrgFunction } from './schema/org.ts'
import type { LocalText, Policy } from './schema/policy.ts'
import type { BuiltInRole } from './schema/roles.ts'
import { builtInRoles } from './schema/roles.ts'

const builtInNames: Readonly<Record<BuiltInRole, LocalText>> = {
  employee: { sv: 'medarbetare', en: 'employee' },
  assignee: { sv: 'den som har uppdraget', en: 'the person with the assignment' },
  'account-holder': { sv: 'kontoansvarig', en: 'account holder' },
  substitute: { sv: 'ersättare', en: 'substitute' },
  publisher: { sv: 'den som publicerade inlägget', en: 'the person who published the post' },
  service: { sv: 'verksamheten', en: 'the service' },
  communicator: { sv: 'förvaltningens kommunikatör', en: 'the department’s communicator' },
  manager: { sv: 'närmaste chef', en: 'nearest manager' },
  'communications-director': { sv: 'kommunikationschef', en: 'communications director' },
  'contact-centre': { sv: 'kontaktcenter', en: 'contact centre' },
  registrar: { sv: 'registrator', en: 'registrar' },
  archivist: { sv: 'arkivarie', en: 'archivist' },
  'data-protection-officer': { sv: 'dataskyddsombud', en: 'data protection officer' },
  it: { sv: 'IT-avdelningen', en: 'IT department' },
  'information-security': { sv: 'informationssäkerhetsansvarig', en: 'information security officer' },
  'crisis-lead': { sv: 'krisledning', en: 'crisis lead' },
  administrator: { sv: 'administratör', en: 'administrator' },
}

function isBuiltInRole(id: string): id is BuiltInRole {
  return (builtInRoles as readonly string[]).includes(id)
}

/** The policy's own word goes first: it may call a built-in role something else. An id nobody has defined is shown as it is. */
export function roleName(policy: Policy, id: string): LocalText {
  const own = policy.org.roleNames.find((role) => role.id === id)
  if (own !== undefined) return own.name
  return isBuiltInRole(id) ? builtInNames[id] : { sv: id, en: id }
}

/** The built-in role whose rights the holder of a role has; null for a role that only has a name. */
export function actsAs(policy: Policy, id: string): BuiltInRole | null {
  if (isBuiltInRole(id)) return id
  return policy.org.roleNames.find((role) => role.id === id)?.actsAs ?? null
}

/** Who answers for a task of the whole organisation, such as the official accounts. */
export function roleFor(policy: Policy, task: OrgFunction): Known<string> | null {
  return known(policy, policy.org.roles[task])
}
