import { readJournal } from '#core/ledger/ledger.ts'
import { h } from 'preact'
import type { JournalEntry } from '#ui/components/journal/journal.tsx'
import { deskTexts } from '../../texts.ts'
import { chipFor } from '../chip-view.ts'
import { journalDetail } from '../journal-detail.ts'
import { journalWords } from '../journal-words.ts'
import { Chip } from './chip.tsx'
import type { ItemContext } from './item-context.ts'

/** Who did what, when, under which rule: read from the ledger, after the moment it came in. */
export async function buildJournal(context: ItemContext): Promise<readonly JournalEntry[]> {
  const { tx, actor, message, lang, inForce, networkName } = context
  const entries = await readJournal(tx, actor.orgId, message.id)
  const received: JournalEntry = {
    at: message.receivedAt,
    what: journalWords('message.received', lang),
    detail: deskTexts(lang).item.receivedFrom(networkName),
  }
  const recorded = entries.map((entry): JournalEntry => {
    const chip = chipFor(inForce.policy, entry.ruleIds[0] ?? null, lang, entry.policyVersion ?? undefined)
    const detail = journalDetail(entry, { policy: inForce.policy, lang })
    return {
      at: Temporal.Instant.from(entry.recordedAt),
      what: journalWords(entry.kind, lang),
      ...(detail === null ? {} : { detail }),
      by: entry.actor.name,
      ...(chip === null ? {} : { rule: h(Chip, { chip, lang }) }),
    }
  })
  return entries.some((entry) => entry.kind === 'message.received') ? recorded : [received, ...recorded]
}
