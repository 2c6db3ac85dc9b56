import { Rejected, type Access } from '../connector.ts'
import { textAt } from '../kit/json.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'

/**
 * What somebody who has written in Messenger calls themselves, by the User Profile API. Only the name is asked for. null: no profile (100, subcode
 * 2018218: an account made with a telephone number), no consent, or an app without Business Asset User Profile Access.
 */
export async function nameOf(calls: GraphCalls, access: Access, psid: string): Promise<string | null> {
  try {
    const profile = await calls.read(access, [psid], { fields: 'name,first_name,last_name' })
    const parts = [textAt(profile, 'first_name'), textAt(profile, 'last_name')]
    const name = textAt(profile, 'name') ?? parts.filter((part) => part !== null).join(' ')
    return name.trim() === '' ? null : name.trim()
  } catch (error) {
    if (error instanceof Rejected) return null
    throw error
  }
}
