import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readHandling, type Handling, type Message, type MessageVersion } from '#modules/inbox/index.ts'

export type ThreadEntry = Handling['thread'][number]
export type HandlingVersion = MessageVersion
export type KeptMedia = ThreadEntry['media'][number]

/**
 * One message with everything that a document has to show of it: the words, every version, the post and the thread it stands in, and what
 * is kept of its pictures and files (F-135 to F-137, archive-standards §1.2). Neighbours that are sealed stand there without a word.
 */
export async function readForDocument(tx: Tx, orgId: OrgId, messageId: string): Promise<Handling | null> {
  const handling = await readHandling(tx, orgId, messageId)
  if (handling === null) return null
  const thread = handling.thread.map((entry) => (entry.message.isSealed ? withoutWords(entry) : entry))
  return { ...handling, thread }
}

function withoutWords({ message }: ThreadEntry): ThreadEntry {
  const wordless: Message = { ...message, text: '', media: [] }
  return { message: wordless, versions: [], media: [] }
}

/** The entry of the message itself; a reader always puts it in the thread. */
export function subjectOf(handling: Handling): ThreadEntry {
  const found = handling.thread.find((entry) => entry.message.id === handling.message.id)
  return found ?? { message: handling.message, versions: [], media: [] }
}
