import type { MediaRef } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { MessageId, OrgId } from '#core/ids.ts'
import type { FoldedVersion, VersionKind } from '../rules/folded.ts'
import { storableJson, storableText } from '../rules/storable-text.ts'
import { tables } from './tables.ts'

export type MessageVersion = {
  readonly no: number
  readonly kind: VersionKind
  readonly text: string | null
  readonly media: readonly MediaRef[] | null
  readonly occurredAt: Temporal.Instant | null
  readonly observedAt: Temporal.Instant
}

/** Writes a message's versions as they are now known. A late event may push later ones up a number; none is lost. */
export async function saveVersions(
  tx: Tx,
  orgId: OrgId,
  messageId: MessageId,
  versions: readonly FoldedVersion[],
): Promise<void> {
  await tables(tx)
    .deleteFrom('messageVersion')
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .execute()
  if (versions.length === 0) return
  await tables(tx)
    .insertInto('messageVersion')
    .values(
      versions.map((version) => ({
        ...version,
        orgId,
        messageId,
        text: version.text === null ? null : storableText(version.text),
        media: version.media === null ? null : storableJson(version.media),
      })),
    )
    .execute()
}

export async function readVersions(
  tx: Tx,
  orgId: OrgId,
  messageId: string,
): Promise<readonly MessageVersion[]> {
  return (await readVersionsOf(tx, orgId, [messageId])).get(messageId) ?? []
}

export async function readVersionsOf(
  tx: Tx,
  orgId: OrgId,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MessageVersion[]>> {
  if (messageIds.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('messageVersion')
    .select(['messageId', 'no', 'kind', 'text', 'media', 'occurredAt', 'observedAt'])
    .where('orgId', '=', orgId)
    .where('messageId', 'in', [...messageIds])
    .orderBy('no')
    .execute()
  const found = new Map<string, MessageVersion[]>(messageIds.map((id) => [id, []]))
  for (const { messageId, ...version } of rows) found.get(messageId)?.push(version)
  return found
}

export async function countVersions(
  tx: Tx,
  orgId: OrgId,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (messageIds.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('messageVersion')
    .select((eb) => ['messageId', eb.fn.countAll<number>().as('n')])
    .where('orgId', '=', orgId)
    .where('messageId', 'in', [...messageIds])
    .groupBy('messageId')
    .execute()
  return new Map(rows.map((row) => [row.messageId, row.n]))
}
