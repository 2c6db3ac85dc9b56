import type { TownFault, TownFaults, TownMatch } from '../town/faults.ts'

/** What the panel offers for a network with a town behind it, by the name of its text. */
export type TownChoice = { readonly key: string; readonly match: TownMatch; readonly fault: TownFault }

export const townChoices: readonly TownChoice[] = [
  { key: 'silent-acted', match: 'acts', fault: { kind: 'no-answer', acts: true } },
  { key: 'silent-idle', match: 'acts', fault: { kind: 'no-answer' } },
  { key: 'cut-acted', match: 'acts', fault: { kind: 'cut', acts: true } },
  { key: 'server-error', match: 'every-call', fault: { kind: 'gateway', status: 503 } },
  { key: 'own-fault', match: 'every-call', fault: { kind: 'own-fault' } },
  { key: 'unauthorised', match: 'every-call', fault: { kind: 'unauthorised' } },
  { key: 'forbidden', match: 'acts', fault: { kind: 'forbidden' } },
  { key: 'rate-limited', match: 'every-call', fault: { kind: 'rate-limited' } },
  { key: 'half-body', match: 'reads', fault: { kind: 'half-body' } },
  { key: 'wrong-json', match: 'every-call', fault: { kind: 'wrong-json' } },
  { key: 'slow', match: 'every-call', fault: { kind: 'slow', delayMs: 8000 } },
  { key: 'redirect', match: 'reads', fault: { kind: 'redirect', to: 'http://10.0.0.1/' } },
]

/** The panel's name of a fault, to show what is on. */
export function townChoiceOf(fault: TownFault): string {
  const same = (choice: TownChoice): boolean => JSON.stringify(choice.fault) === JSON.stringify(fault)
  return townChoices.find(same)?.key ?? fault.kind
}

/** Carries out what a button of the panel says. False when it names nothing. */
export function setTownFault(
  faults: TownFaults,
  { key, mode }: { readonly key: string; readonly mode: string },
): boolean {
  if (mode === 'off') {
    if (key === 'all') faults.clear()
    else if (/^\d+$/.test(key)) faults.clear(Number(key))
    else return false
    return true
  }
  const choice = townChoices.find((one) => one.key === key)
  if (choice === undefined) return false
  if (mode === 'always') faults.always(choice.match, choice.fault)
  else faults.next(choice.match, choice.fault)
  return true
}
