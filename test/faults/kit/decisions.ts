import { sql } from 'kysely'
import { triageMessage } from '#modules/inbox/index.ts'
import { captureEvidence, openCase } from '#modules/moderation/index.ts'
import type { Town, Written } from './town.ts'

/** A comment that is sorted as what it is, and waits for what comes next. */
async function sorted(
  town: Town,
  item: Written,
  classKey: 'question' | 'spam' | 'criminal',
): Promise<Written> {
  const { modules } = town.office
  const { holder } = town.municipality.people
  const { messageId } = item
  const version = await versionOf(town, item)
  const answers = { classKey, isAcute: false, isHappeningNow: false }
  await triageMessage(modules.inbox, holder, { messageId, version, ...answers })
  return item
}

/** As the page carries it along, so that nobody decides on words that have changed. */
async function versionOf(town: Town, { messageId }: Written): Promise<number> {
  const { rows } = await town.org((tx) =>
    sql<{ version: number }>`select version from message where id = ${messageId}`.execute(tx),
  )
  return rows[0]?.version ?? 0
}

/** An advertisement with its ground chosen; it may be removed without being registered. */
export async function advertisement(town: Town, author: string): Promise<Written> {
  const item = await sorted(town, await town.write('Billiga solglasögon! Köp nu.', author), 'spam')
  await openCase(town.office.modules.moderation, town.municipality.people.holder, {
    messageId: item.messageId,
    groundCode: 'unrelated-marketing',
    assessment: 'Reklam för solglasögon under ett inlägg om badet.',
  })
  return item
}

/** A threat with its ground chosen: evidence, basis for the police and basis for registration come before anything is taken down. */
export async function threat(town: Town, author: string): Promise<Written> {
  const item = await sorted(town, await town.write('Vänta du bara, jag vet var du bor.', author), 'criminal')
  await openCase(town.office.modules.moderation, town.municipality.people.holder, {
    messageId: item.messageId,
    groundCode: 'unlawful-threat',
    assessment: 'Ett uttalat hot mot en namngiven handläggare.',
  })
  return item
}

/** Puts a capture in line, without doing it. */
export async function askForCapture(town: Town, { messageId }: Written): Promise<string> {
  const begun = await captureEvidence(town.office.modules.moderation, town.municipality.people.holder, {
    messageId,
  })
  return begun.evidenceId
}

/** With evidence that is sealed. */
export async function secured(town: Town, item: Written): Promise<Written> {
  await askForCapture(town, item)
  const failures = await town.settle()
  if (failures.length > 0) throw new AggregateError(failures, 'the evidence was not secured')
  return item
}
