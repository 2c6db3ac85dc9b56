import type { CallFault, CallMatch, Condition, Faults } from '../graph/faults.ts'

/** The faults that the panel offers, by the name of their text. */
export type FaultChoice = { readonly key: string; readonly match: CallMatch; readonly fault: CallFault }

const any: CallMatch = { call: 'any' }
const writes: CallMatch = { call: 'writes' }

export const callChoices: readonly FaultChoice[] = [
  { key: 'silent-acted', match: writes, fault: { kind: 'no-answer', acts: true } },
  { key: 'silent-idle', match: writes, fault: { kind: 'no-answer', acts: false } },
  { key: 'cut-acted', match: writes, fault: { kind: 'cut', acts: true } },
  { key: 'server-error', match: any, fault: { kind: 'server-error', status: 503 } },
  { key: 'token', match: any, fault: { kind: 'error', code: 190, subcode: 463 } },
  { key: 'app-limit', match: any, fault: { kind: 'error', code: 4 } },
  { key: 'user-limit', match: any, fault: { kind: 'error', code: 17 } },
  { key: 'page-limit', match: any, fault: { kind: 'error', code: 32 } },
  { key: 'call-limit', match: writes, fault: { kind: 'error', code: 613 } },
  { key: 'slow', match: any, fault: { kind: 'slow', delayMs: 8000 } },
]

export const callConditions: readonly Condition[] = ['withhold-authors', 'sparse-pages']
export const hookConditions: readonly Condition[] = [
  'webhook-duplicate',
  'webhook-disorder',
  'webhook-down',
  'webhook-lost',
  'webhook-forged',
]
export const panelConditions: readonly Condition[] = [...callConditions, ...hookConditions]

/** The panel's name of a fault, to show what is on. */
export function choiceOf(fault: CallFault): string {
  const same = (choice: FaultChoice): boolean => JSON.stringify(choice.fault) === JSON.stringify(fault)
  return callChoices.find(same)?.key ?? fault.kind
}

export type FaultForm = { readonly key: string; readonly mode: string }

/** Carries out what a button of the panel says. False when it names nothing. */
export function setFault(faults: Faults, { key, mode }: FaultForm): boolean {
  if (key === 'all' && mode === 'off') {
    faults.clear()
    return true
  }
  const condition = panelConditions.find((one) => one === key)
  if (condition !== undefined) {
    if (mode === 'off') faults.switchOff(condition)
    else faults.switchOn(condition)
    return true
  }
  if (mode === 'off') {
    if (!/^\d+$/.test(key)) return false
    faults.clear(Number(key))
    return true
  }
  const choice = callChoices.find((one) => one.key === key)
  if (choice === undefined) return false
  if (mode === 'always') faults.always(choice.match, choice.fault)
  else faults.next(choice.match, choice.fault)
  return true
}
