import type { MediaRef } from '#connectors/connector.ts'
import { ledgerActor, may, permit, type Actor } from '#core/actor.ts'
import { Conflict, InvalidInput, NotFound, RuleBroken } from '#core/errors.ts'
import { noteFile, type NotedFile } from '#core/files/stored-file.ts'
import { newId, type MessageId } from '#core/ids.ts'
import { findAccount, type Account } from '#modules/accounts/index.ts'
import { inboxPermissions } from '../permissions.ts'
import {
  effectsOfEntered,
  enteredProblems,
  idOfEntered,
  sameEntered,
  type EnteredMessage,
} from '../rules/entered-by-hand.ts'
import { pictureType } from '../rules/picture-type.ts'
import { subject } from '../rules/stored-event.ts'
import { textSha256 } from '../rules/text-hash.ts'
import { insertEvents } from '../store/events.ts'
import { findEnteredAs, findSameAtLink } from '../store/entered.ts'
import { saveMedia } from '../store/media.ts'
import { findByExternalIds, lockAccount } from '../store/messages.ts'
import { finishDerivation, type Derivation, type DeriveDeps } from './derivation.ts'
import { deriveSubjects } from './derive-subjects.ts'
import type { InboxDeps } from './deps.ts'

export type EnterInput = EnteredMessage & { readonly accountId: string }

export type EnterDeps = DeriveDeps & Pick<InboxDeps, 'db' | 'files'>

/**
 * Keeps what a person has seen somewhere that no network tells us of, as a message like any other: owner, deadline and ledger in the same
 * transaction (F-135). Throws `InvalidInput`, `NotPermitted`, `RuleBroken('account-closed')`, and `Conflict('already-entered')` with the
 * `messageId` that says the same. Pictures are stored first, by their content, so that a killed process leaves nothing half done.
 */
export async function enterMessage(
  deps: EnterDeps,
  actor: Actor,
  { accountId, ...entered }: EnterInput,
): Promise<MessageId> {
  const { orgId } = actor
  const now = deps.clock.now()
  const problems = enteredProblems(entered, now)
  if (problems.length > 0) throw new InvalidInput(problems)
  await deps.db.forOrg(orgId, (tx) => takeAccount({ tx, actor }, accountId))
  const pictures: Picture[] = []
  for (const bytes of entered.pictures) {
    const mediaType = pictureType(bytes) ?? 'application/octet-stream'
    const file = { ...(await deps.files.put(bytes)), mediaType }
    pictures.push({ file, ref: { kind: 'image', url: idOfEntered(file.sha256) } })
  }
  return deps.db.forOrg(orgId, async (tx) => {
    const account = await takeAccount({ tx, actor }, accountId)
    await lockAccount(tx, account.id)
    const derivation: Derivation = { tx, orgId, account, ledger: [] }
    return keep(deps, derivation, actor, { entered, pictures, now })
  })
}

type Picture = { readonly file: NotedFile; readonly ref: MediaRef }
type Entering = {
  readonly entered: EnteredMessage
  readonly pictures: readonly Picture[]
  readonly now: Temporal.Instant
}

/** Whoever may work on the account's messages, while there is an account to work on. */
export function mayEnter(actor: Actor, { unitId, holderId, status }: Account): boolean {
  return status !== 'closed' && may(actor, inboxPermissions.enter, { ownerId: null, unitId, holderId })
}

async function takeAccount({ tx, actor }: { tx: Derivation['tx']; actor: Actor }, accountId: string) {
  const account = await findAccount(tx, actor.orgId, accountId)
  if (account === null) throw new NotFound('account', accountId)
  permit(actor, inboxPermissions.enter, { ownerId: null, unitId: account.unitId, holderId: account.holderId })
  if (account.status === 'closed') throw new RuleBroken('account-closed')
  return account
}

async function keep(
  deps: EnterDeps,
  derivation: Derivation,
  actor: Actor,
  { entered, pictures, now }: Entering,
): Promise<MessageId> {
  const { tx, orgId, account } = derivation
  const same = await findSameAtLink(tx, orgId, account.id, entered)
  if (same !== null) throw new Conflict('already-entered', { messageId: same })
  const externalId = idOfEntered(newId(deps.clock))
  const refs = pictures.map(({ ref }) => ref)
  const dedupeKey = `hand:${account.id}:${textSha256(sameEntered(entered))}`
  const raw = { enteredBy: actor.id, enteredAt: now.toString(), link: entered.link }
  const events = effectsOfEntered(entered, externalId, refs).map((effect, position) => ({
    ...{ id: newId(deps.clock), accountId: account.id, network: account.network, deliveryId: null },
    dedupeKey: position === 0 ? dedupeKey : `${dedupeKey}:${position}`,
    ...{ position, occurredAt: entered.writtenAt, receivedAt: now, effect, raw },
    ...{ state: 'applied' as const, problem: null },
  }))
  if ((await insertEvents(tx, orgId, events)).length === 0) {
    const entry = await findEnteredAs(tx, orgId, { accountId: account.id, dedupeKey })
    throw new Conflict('already-entered', entry === null ? {} : { messageId: entry })
  }
  await deriveSubjects(deps, derivation, [subject(entered.kind, externalId)])
  const message = (await findByExternalIds(tx, orgId, account.id, [externalId])).get(externalId)
  if (message === undefined) throw new Error('an entered message is always derived')
  for (const { file, ref } of pictures) {
    await noteFile(tx, orgId, file, now)
    const { sha256, mediaType } = file
    const media = {
      id: newId(deps.clock),
      ...ref,
      altText: null,
      sha256,
      mediaType,
      problem: null,
      fetchedAt: now,
    }
    await saveMedia(tx, orgId, { messageId: message.id }, media)
  }
  derivation.ledger.push({
    kind: 'message.entered',
    subjectType: 'message',
    subjectId: message.id,
    actor: ledgerActor(actor),
    facts: {
      accountId: account.id,
      kind: entered.kind,
      hasLink: entered.link !== '',
      writtenAt: entered.writtenAt?.toString() ?? null,
      pictures: pictures.map(({ file }) => file.sha256),
    },
  })
  await finishDerivation(deps, derivation)
  return message.id
}
