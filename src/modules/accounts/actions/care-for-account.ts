import type { Actor } from '#core/actor.ts'
import { toLocal } from '#core/clock.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { accountPermissions } from '../permissions.ts'
import { ROUTINES } from '../rules/demands.ts'
import { deviationId, mayBeAccepted } from '../rules/deviations.ts'
import { insertConfirmation, removeAccepted, saveAccepted, saveAnswer } from '../store/care.ts'
import { changeAccount } from '../store/register.ts'
import { readCareOf } from '../queries/read-compliance.ts'
import type { AccountsDeps } from './deps.ts'
import { isAddress } from './open-account.ts'
import { recordCare, takeForCare, type CareInput } from './take-for-care.ts'

const LONGEST_NOTE = 2000

function checkNote(field: string, text: string): readonly Problem[] {
  return text.length > LONGEST_NOTE ? [{ field, code: 'text-too-long', params: { most: LONGEST_NOTE } }] : []
}

export type AnswerInput = CareInput & {
  readonly area: 'routine' | 'notice'
  readonly key: string
  readonly answer: 'in-place' | 'cannot'
  readonly link?: string | null
  readonly note?: string
}

type Problem = { readonly field: string; readonly code: string; readonly params?: Record<string, number> }

function checkAnswer({ area, key, answer, ...said }: AnswerInput): {
  readonly link: string
  readonly note: string
  readonly problems: readonly Problem[]
} {
  const link = said.link?.trim() ?? ''
  const note = said.note?.trim() ?? ''
  const isRoutine = area === 'routine'
  const isKnown = !isRoutine || (ROUTINES as readonly string[]).includes(key)
  return {
    link,
    note,
    problems: [
      ...fault('key', 'unknown-routine', !isKnown),
      ...fault('answer', 'routine-cannot', isRoutine && answer === 'cannot'),
      // a routine that is nowhere to be read is no routine
      ...fault('link', 'link-or-place', isRoutine && link === '' && note === ''),
      ...fault('link', 'address-form', !isAddress(link === '' ? null : link)),
      ...checkNote('note', note),
    ],
  }
}

function fault(field: string, code: string, isBroken: boolean): readonly Problem[] {
  return isBroken ? [{ field, code }] : []
}

/** F-074, F-069: where the routine is, or that the notice is shown; "cannot on this platform" is an answer for notices. */
export async function answerDemand(deps: AccountsDeps, actor: Actor, input: AnswerInput): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input })
    const { link, note, problems } = checkAnswer(input)
    if (problems.length > 0) throw new InvalidInput(problems)
    await saveAnswer(tx, actor.orgId, {
      accountId: account.id,
      area: input.area,
      key: input.key,
      answer: input.answer,
      link: link === '' ? null : link,
      note,
      byId: actor.id,
      byName: actor.name,
      answeredAt: deps.clock.now(),
    })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.answered',
      facts: { area: input.area, key: input.key, answer: input.answer },
    })
  })
}

export type ConfirmInput = CareInput & {
  readonly what: 'resources' | 'terms'
  readonly hoursPerWeek?: number
  readonly termsVersion?: string
  readonly note?: string
}

function checkConfirmation({ what, ...said }: ConfirmInput): {
  readonly hours: number | null
  readonly termsVersion: string | null
  readonly note: string
  readonly problems: readonly Problem[]
} {
  const hours = what === 'resources' ? (said.hoursPerWeek ?? 0) : null
  const termsVersion = what === 'terms' ? (said.termsVersion?.trim() ?? '') : null
  const note = said.note?.trim() ?? ''
  const isHours = hours === null || (hours > 0 && hours <= 200)
  return {
    hours,
    termsVersion,
    note,
    problems: [
      ...fault('hoursPerWeek', 'hours-range', !isHours),
      ...fault('termsVersion', 'required', termsVersion === ''),
      ...checkNote('note', note),
    ],
  }
}

/** F-076: time and people are there, once a year. F-060: the platform's terms of that version have been gone through. */
export async function confirmAccount(deps: AccountsDeps, actor: Actor, input: ConfirmInput): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, { permission: accountPermissions.confirm, input })
    const { hours, termsVersion, note, problems } = checkConfirmation(input)
    if (problems.length > 0) throw new InvalidInput(problems)
    await insertConfirmation(tx, actor.orgId, {
      id: newId(deps.clock),
      accountId: account.id,
      what: input.what,
      hoursPerWeek: hours,
      termsVersion,
      note,
      byId: actor.id,
      byName: actor.name,
      confirmedAt: deps.clock.now(),
    })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: `account.${input.what}-confirmed`,
      facts: { hoursPerWeek: hours, termsVersion },
    })
  })
}

/** The last post, entered by hand where no connector tells of it; never one that lies ahead. */
export async function noteLastPost(
  deps: AccountsDeps,
  actor: Actor,
  input: CareInput & { readonly on: Temporal.PlainDate },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input })
    const now = deps.clock.now()
    if (Temporal.PlainDate.compare(input.on, toLocal(now).toPlainDate()) > 0)
      throw new InvalidInput([{ field: 'on', code: 'in-the-future' }])
    await changeAccount(tx, actor.orgId, account.id, { lastPostOn: input.on, changedAt: now })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.last-post-noted',
      facts: { on: input.on.toString() },
    })
  })
}

/** A recommendation that is not followed, decided with a reason; an empty reason takes the decision back. A demand cannot be decided away. */
export async function acceptDeviation(
  deps: AccountsDeps,
  actor: Actor,
  input: CareInput & { readonly deviation: string; readonly reason: string },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input })
    const reason = input.reason.trim()
    const problems = checkNote('reason', reason)
    if (problems.length > 0) throw new InvalidInput(problems)
    const { deviations } = await readCareOf(deps, tx, actor.orgId, account)
    const found = deviations.find((one) => deviationId(one) === input.deviation)
    if (found === undefined) throw new RuleBroken('no-such-deviation')
    const ruleId = found.citation?.ruleId
    if (!mayBeAccepted(found)) throw new RuleBroken('demand-stands', ruleId === undefined ? {} : { ruleId })
    if (reason === '') await removeAccepted(tx, actor.orgId, account.id, input.deviation)
    else
      await saveAccepted(tx, actor.orgId, {
        accountId: account.id,
        code: input.deviation,
        reason,
        byId: actor.id,
        byName: actor.name,
        acceptedAt: deps.clock.now(),
      })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: reason === '' ? 'account.deviation-reopened' : 'account.deviation-accepted',
      ruleIds: ruleId === undefined ? [] : [ruleId],
      facts: { deviation: input.deviation },
    })
  })
}
