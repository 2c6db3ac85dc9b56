/** Which roles there are: those the product knows, and those a policy names beside them (F-018, B-017, B-021). Data, never a list in code. */
import { z } from 'zod'
import { isRole, type Role } from './roles.ts'

export type RoleDefinition = {
  readonly key: string
  readonly label: { readonly sv: string; readonly en: string }
  /** The built-in role whose rights come with it; null for one that only has a name and its place in approvals. */
  readonly grants: Role | null
}

/** A role the policy gives a task to, with the rules that do. */
export type DemandedRole = { readonly key: string; readonly ruleIds: readonly string[] }

const define = (key: string, sv: string, en: string, grants: Role | null): RoleDefinition => ({
  key,
  label: { sv, en },
  grants,
})

/** Roles one is given. Those one has by a fact (who published, who stands in) are not here. */
const BUILT_IN: readonly RoleDefinition[] = [
  define('administrator', 'administratör', 'administrator', 'administrator'),
  define('communicator', 'kommunikatör', 'communicator', 'communicator'),
  define('communications-director', 'kommunikationschef', 'communications director', 'manager'),
  define('account-holder', 'kontoansvarig', 'account holder', 'account-holder'),
  define('manager', 'chef', 'manager', 'manager'),
  define('contact-centre', 'kontaktcenter', 'contact centre', 'contact-centre'),
  define('service', 'verksamheten', 'the service', 'service'),
  define('registrar', 'registrator', 'registrar', 'registrar'),
  define('archivist', 'arkivarie', 'archivist', 'archivist'),
  define('data-protection-officer', 'dataskyddsombud', 'data protection officer', 'data-protection-officer'),
  define('it', 'it-avdelningen', 'IT department', null),
  define('information-security', 'informationssäkerhetsansvarig', 'information security officer', null),
  define('crisis-lead', 'krisledning', 'crisis lead', 'crisis-lead'),
  define('employee', 'medarbetare', 'employee', 'employee'),
]

/** Had by everybody, or by a fact: never vacant. */
const NEVER_VACANT = new Set(['employee', 'assignee', 'account-holder', 'substitute', 'publisher', 'service'])

const named = z.object({
  id: z.string(),
  name: z.object({ sv: z.string(), en: z.string() }),
  actsAs: z.string().optional(),
})
const withNames = z.object({ org: z.object({ roleNames: z.array(named) }) })

/** The roles of a policy. Its own word goes first: it may call a built-in role something else. */
export function roleDefinitions(policy: unknown): readonly RoleDefinition[] {
  const read = withNames.safeParse(policy)
  const own = read.success ? read.data.org.roleNames : []
  const definitions = new Map(BUILT_IN.map((role) => [role.key, role]))
  for (const { id, name, actsAs } of own) {
    const grants = definitions.get(actsAs ?? id)?.grants ?? null
    definitions.set(id, {
      key: id,
      label: name,
      grants: actsAs !== undefined && isRole(actsAs) ? actsAs : grants,
    })
  }
  return [...definitions.values()]
}

const ROLE_FIELDS = new Set(['role', 'roles', 'orphanAccounts', 'mustDifferFrom', 'notify'])
const RULE_OF_ROLES = /^(org\.roles\.|admin\.requiredRoles$)/

/** Every role that some rule of the policy gives a task to. */
function demandedRoles(policy: unknown, definitions: readonly RoleDefinition[]): readonly DemandedRole[] {
  const known = new Set(definitions.map(({ key }) => key).filter((key) => !NEVER_VACANT.has(key)))
  const found = new Map<string, Set<string>>()
  walk(policy, { path: '', ruleId: null, isRole: false }, (key, ruleId) => {
    if (!known.has(key)) return
    const rules = found.get(key) ?? new Set<string>()
    if (ruleId !== null) rules.add(ruleId)
    found.set(key, rules)
  })
  return [...found].map(([key, ruleIds]) => ({ key, ruleIds: [...ruleIds] }))
}

type Place = { readonly path: string; readonly ruleId: string | null; readonly isRole: boolean }

type Visit = (key: string, ruleId: string | null) => void

function walk(node: unknown, place: Place, visit: Visit): void {
  if (typeof node === 'string' && place.isRole) visit(node, place.ruleId)
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) for (const item of node as unknown[]) walk(item, place, visit)
  else walkFields(node, place, visit)
}

function walkFields(node: object, place: Place, visit: Visit): void {
  const ownId = 'modality' in node && 'id' in node && typeof node.id === 'string' ? node.id : null
  for (const [name, child] of Object.entries(node)) {
    const path = place.path === '' ? name : `${place.path}.${name}`
    const isRoleRule = ownId !== null && name === 'value' && RULE_OF_ROLES.test(place.path)
    // `org.roles` is a list of tasks, each with its rule; everywhere else a field of that name holds roles
    const isRole = isRoleRule || (ROLE_FIELDS.has(name) && !/^org\.roles(\.|$)/.test(path))
    walk(child, { path, ruleId: ownId ?? place.ruleId, isRole }, visit)
  }
}

const substituteRule = z.object({
  admin: z.object({
    substitute: z.object({
      id: z.string(),
      modality: z.enum(['ska', 'bör', 'får', 'gärna']),
      value: z.object({ required: z.boolean() }),
    }),
  }),
})

/** B-020: whether leave needs a substitute. null: the policy does not ask. */
export type SubstituteDemand = { readonly modality: 'ska' | 'bör'; readonly ruleId: string }

function substituteDemand(policy: unknown): SubstituteDemand | null {
  const read = substituteRule.safeParse(policy)
  if (!read.success) return null
  const { id, modality, value } = read.data.admin.substitute
  if (!value.required || modality === 'får' || modality === 'gärna') return null
  return { modality, ruleId: id }
}

/** All that the organisation takes from its policy. */
export type StaffingRules = {
  readonly roles: readonly RoleDefinition[]
  readonly demanded: readonly DemandedRole[]
  readonly substitute: SubstituteDemand | null
}

/** Reads loosely, so that a policy of an older form has the built-in roles and demands nothing. */
export function staffingRules(policy: unknown): StaffingRules {
  const roles = roleDefinitions(policy)
  return { roles, demanded: demandedRoles(policy, roles), substitute: substituteDemand(policy) }
}
