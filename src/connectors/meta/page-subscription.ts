import { Rejected } from '../connector.ts'
import { isForbidden } from './failure-code.ts'

/** Webhook fields of a Page, joined by commas as Meta wants them. */
export type PageFields = { readonly all: string; readonly withoutMessages: string }

/**
 * Subscribes to as much as the consent reaches to: where messages may not be read Meta refuses the whole of it, and the comments would be
 * lost too. False when it was without messages.
 */
export async function subscribePage(
  put: (fields: string) => Promise<unknown>,
  { all, withoutMessages }: PageFields,
): Promise<boolean> {
  try {
    await put(all)
    return true
  } catch (error) {
    if (!(error instanceof Rejected) || !isForbidden(error.code)) throw error
    await put(withoutMessages)
    return false
  }
}
