import { Rejected, type Access } from '../connector.ts'
import { textAt } from '../kit/json.ts'
import type { Graph } from './graph.ts'

/**
 * Whom a message is from, by Instagram's User Profile API: the handle, as in comments and conversations, else the name. Nothing else is asked
 * for. null: no consent (230), gone, or not a person on Instagram.
 */
export async function nameOf(graph: Graph, access: Access, igsid: string): Promise<string | null> {
  try {
    const profile = await graph.read(access, { path: [igsid], params: { fields: 'name,username' } })
    const named = [textAt(profile, 'username'), textAt(profile, 'name')].map((name) => (name ?? '').trim())
    return named.find((name) => name !== '') ?? null
  } catch (error) {
    if (error instanceof Rejected) return null
    throw error
  }
}
