import type { PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { MessageDetail } from '#modules/inbox/index.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import type { DeskDeps } from '../desk-deps.ts'

/** What every part of an item's page is built from. */
export type ItemContext = {
  readonly deps: DeskDeps
  readonly tx: Tx
  readonly actor: PersonActor
  readonly message: MessageDetail
  /** The policy in force now: what a decision made on this page will rest on. */
  readonly inForce: PolicyInForce
  /** The version that the item's deadline was counted by. */
  readonly pinned: PolicyInForce
  readonly networkName: string
  readonly lang: Lang
  readonly now: Temporal.Instant
}

/** A refusal's code as words. */
export function wordsFor(
  { deps, lang }: Pick<ItemContext, 'deps' | 'lang'>,
  refusal: { readonly code: string; readonly details?: Readonly<Record<string, string | number>> },
): string {
  return (
    deps.texts.rule?.({ code: refusal.code, details: refusal.details ?? {} }, lang)?.message ?? refusal.code
  )
}
