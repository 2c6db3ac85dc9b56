/** Where in a policy a role is named, so that no rule gives a task to a role nobody has defined. */
import type { Path } from '../collect-rules.ts'
import { UNKNOWN } from '../schema/primitives.ts'

const places: readonly RegExp[] = [
  /^org\.roles\.\w+\.value$/,
  /^org\.duties\.#\.value\.role$/,
  /^org\.(editor|support)\.value\.role$/,
  /^org\.askWhenUnsure\.value\.roles\.#$/,
  /^platforms\.override\.value\.decidedBy$/,
  /^accounts\.personalAccounts\.value\.exceptionDecidedBy$/,
  /^accounts\.requestDesk\.value\.role$/,
  /^startup\.forms\.#\.confirmedBy\.#$/,
  /^startup\.forms\.#\.items\.#\.value\.createsTask\.#\.role$/,
  /^startup\.forms\.#\.items\.#\.value\.needsComment\.#\.from\.#$/,
  /^startup\.approvals\.#\.value\.role$/,
  /^startup\.qualityVerdict\.value\.by$/,
  /^startup\.closing\.value\.(notify|acknowledgedBy)\.#$/,
  /^register\.showResponsibleAs\.value\.decidedBy$/,
  /^admin\.requiredRoles\.value\.#$/,
  /^moderation\.staffSupport\.value\.role$/,
  /^records\.disclosure\.value\.owner$/,
  /^weeding\.approver\.value$/,
  /^archive\.snapshots\.#\.value\.recipient$/,
  /^crisis\.reportTo\.value$/,
  /^monitoring\.tips\.value\.to\.#$/,
  /^monitoring\.suspectedCrime\.value\.role$/,
  /^ads\.consult\.value$/,
  /^evaluation\.(shareWith|statsTo)\.value\.#$/,
]

export type RolePlace = { readonly path: Path; readonly value: string }

const dotted = (path: Path) => path.map((step) => (typeof step === 'number' ? '#' : step)).join('.')

function leaves(node: unknown, path: Path): RolePlace[] {
  if (typeof node === 'string') return [{ path, value: node }]
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) return node.flatMap((item: unknown, index) => leaves(item, [...path, index]))
  return Object.entries(node).flatMap(([name, child]) => leaves(child, [...path, name]))
}

export function rolePlaces(sections: object): readonly RolePlace[] {
  return leaves(sections, []).filter(
    ({ path, value }) => value !== UNKNOWN && places.some((place) => place.test(dotted(path))),
  )
}
