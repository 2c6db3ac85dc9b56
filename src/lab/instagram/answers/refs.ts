import type {
  TownAccount,
  TownComment,
  TownMedia,
  TownMessage,
  TownPerson,
  TownPost,
} from '../../town/state.ts'
import type { Container } from '../lab-core.ts'

export type ChildRef = { readonly media: TownMedia; readonly post: TownPost }
export type ThreadRef = { readonly accountId: string; readonly personId: string }

/** A thing that can be shown, with the name of its table. */
export type NodeRef =
  | { readonly node: 'User'; readonly value: { readonly id: string; readonly name: string } }
  | { readonly node: 'Page'; readonly value: TownAccount }
  | { readonly node: 'IGScopedUser'; readonly value: TownPerson }
  | { readonly node: 'IGUser'; readonly value: TownAccount }
  | { readonly node: 'IGMedia'; readonly value: TownPost | ChildRef }
  | { readonly node: 'IGComment'; readonly value: TownComment }
  | { readonly node: 'Container'; readonly value: Container }
  | { readonly node: 'UnifiedThread'; readonly value: ThreadRef }
  | { readonly node: 'UnifiedMessage'; readonly value: TownMessage }
  | { readonly node: 'Plain'; readonly value: Readonly<Record<string, unknown>> }

const NODES: readonly string[] = [
  'User',
  'Page',
  'IGScopedUser',
  'IGUser',
  'IGMedia',
  'IGComment',
  'Container',
  'UnifiedThread',
  'UnifiedMessage',
  'Plain',
]

export function isNodeRef(value: unknown): value is NodeRef {
  if (typeof value !== 'object' || value === null || !('node' in value) || !('value' in value)) return false
  return typeof value.node === 'string' && NODES.includes(value.node)
}
