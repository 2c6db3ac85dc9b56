/** Everything that keeps an application from being handed in, each with the item's own name (scenario 1: "the missing item named"). */
import type { FieldProblem } from '#core/errors.ts'
import { itemName } from './groups.ts'
import type { Judgement } from './judge.ts'

/** Where no question is at fault: what stops it. */
const STOPPED = 'application-stopped'

export function faultsOf({ form, check, basicFaults, nameFaults }: Judgement): readonly FieldProblem[] {
  const nameOf = (itemKey: string, lang: 'sv' | 'en') => {
    const item = form?.items.find((one) => one.value.key === itemKey)
    return item === undefined ? itemKey : itemName(item, lang)
  }
  const named = (itemKey: string) => ({ item: nameOf(itemKey, 'sv'), itemEn: nameOf(itemKey, 'en') })
  const faults = [...check.faults, ...nameFaults].map(({ questionKey, itemKey, fault }) => ({
    field: questionKey,
    code: `answer-${fault}`,
    params: named(itemKey),
  }))
  const blocks = check.blocks.map(({ itemKey, message, platform }) => {
    const words = message ?? platform?.reason ?? null
    const why = { why: words?.sv ?? '', whyEn: words?.en ?? words?.sv ?? '' }
    const where = platform === null ? {} : { platform: platform.name.sv }
    return {
      field: firstQuestion(form, itemKey),
      code: platform === null ? STOPPED : 'platform-stopped',
      params: { ...named(itemKey), ...why, ...where },
    }
  })
  return [...basicFaults, ...faults, ...blocks]
}

function firstQuestion(form: Judgement['form'], itemKey: string): string {
  return form?.items.find((one) => one.value.key === itemKey)?.value.questions[0]?.key ?? itemKey
}
