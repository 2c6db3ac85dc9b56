import type { ItemView } from './item-view.ts'

/** What the decision pane puts first. Everything else this reader may do lies folded under it. */
export type NextStep = 'place' | 'triage' | 'removal' | 'answer' | 'refer' | 'register' | 'none'

export function nextStepOf(item: ItemView): NextStep {
  const { triage, removal, answer, referral } = item
  if (item.placing !== undefined && item.placing !== null) return 'place'
  if (triage !== null && triage.classKey === null) return 'triage'
  if (removal !== null && removal.refusal === null && (removal.isOpen || removal.isSuggested === true))
    return 'removal'
  if (answer !== null && answer.lock === null) return 'answer'
  if (answer !== null || referral !== null) return 'refer'
  return mustRegister(item) ? 'register' : 'none'
}

/** The policy demands registration and nobody has handed it over yet. */
export function mustRegister({ registration }: ItemView): boolean {
  return registration.advice.need === 'required' && registration.current === null && registration.mayOpen
}

/** Something may have reached the network or not: until a person has settled that, nothing else is the main thing. */
export function mustSettle(item: ItemView): boolean {
  return item.sent.some((sent) => sent.state === 'unknown' && sent.canReconcile)
}
