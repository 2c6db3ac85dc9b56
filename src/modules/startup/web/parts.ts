/** The pages of an application in their order, each with how far it has come. */
import type { Lang } from '#core/i18n/lang.ts'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { itemName, type ItemGroup } from '../rules/groups.ts'
import { BASICS, stateOf, type Judgement } from '../rules/judge.ts'
import { startupTexts } from '../texts.ts'
import { startupPaths } from './paths.ts'

export type PartItem = { readonly name: string; readonly state: 'done' | 'missing' | 'stopped' }

export type Part = {
  /** In the address. */
  readonly key: string
  readonly title: string
  readonly href: string
  /** null on the page of basics, which the policy's form knows nothing of. */
  readonly group: ItemGroup | null
  readonly isDone: boolean
  readonly isStopped: boolean
  readonly answered: number
  readonly all: number
  readonly items: readonly PartItem[]
}

type Detail = Pick<ApplicationDetail, 'application' | 'judgement'>

export function partsOf({ application, judgement }: Detail, lang: Lang): readonly Part[] {
  const { id } = application
  const groups = judgement.groups.map((group): Part => {
    const state = stateOf(group, judgement)
    return {
      ...state,
      group,
      key: String(group.number),
      title: group.title[lang],
      href: startupPaths.part(id, String(group.number)),
      all: group.items.length,
      items: group.items.map((item) => ({
        name: itemName(item, lang),
        state: itemState(judgement, item.value.key),
      })),
    }
  })
  const basics = basicsPart(id, judgement, lang)
  return basics === null ? groups : [basics, ...groups]
}

function basicsPart(id: string, judgement: Judgement, lang: Lang): Part | null {
  const { basicFields, basicFaults, check } = judgement
  if (basicFields.length === 0) return null
  const faulty = basicFields.filter((name) => basicFaults.some(({ field }) => field === name))
  const isStopped = check.blocks.some(({ itemKey }) => itemKey === BASICS)
  return {
    key: BASICS,
    title: startupTexts(lang).part.basics,
    href: startupPaths.basics(id),
    group: null,
    isDone: faulty.length === 0 && !isStopped,
    isStopped,
    answered: basicFields.length - faulty.length,
    all: basicFields.length,
    items: [],
  }
}

function itemState(judgement: Judgement, itemKey: string): PartItem['state'] {
  const { check, nameFaults } = judgement
  if (check.blocks.some((block) => block.itemKey === itemKey)) return 'stopped'
  return [...check.faults, ...nameFaults].some((fault) => fault.itemKey === itemKey) ? 'missing' : 'done'
}

/** On which page a fault is mended: that of its question, or of its item, or of the basics. */
export function placeOf(parts: readonly Part[], field: string): Part | undefined {
  const asks = ({ group }: Part) =>
    group?.items.some(
      (item) => item.value.key === field || item.value.questions.some(({ key }) => key === field),
    ) === true
  return parts.find(asks) ?? parts.find(({ group }) => group === null) ?? parts[0]
}

/** The page after this one; the review after the last. */
export function afterPart(parts: readonly Part[], key: string, id: string): string {
  const at = parts.findIndex((part) => part.key === key)
  return parts[at + 1]?.href ?? startupPaths.review(id)
}

export function beforePart(parts: readonly Part[], key: string, id: string): string {
  const at = parts.findIndex((part) => part.key === key)
  return parts[at - 1]?.href ?? startupPaths.application(id)
}
