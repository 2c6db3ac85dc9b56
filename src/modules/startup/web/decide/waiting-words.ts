import type { Lang } from '#core/i18n/lang.ts'
import type { Waiting } from '../../queries/read-waiting.ts'
import { startupPaths } from '../paths.ts'
import { decideTexts } from './texts.ts'

export function nameOf({ name }: { readonly name: string }, lang: Lang): string {
  return name === '' ? decideTexts(lang).waiting.nameless : name
}

/** What somebody is to do, beginning with the verb. */
export function waitingVerb(one: Waiting, lang: Lang): string {
  const t = decideTexts(lang)
  if (one.isVacant) return t.waiting.give(one.roleName[lang])
  return one.step.title?.[lang] ?? t.verbs[one.step.kind](nameOf(one, lang))
}

export function waitingFacts(one: Waiting, lang: Lang): string {
  const t = decideTexts(lang).waiting
  const about = one.isVacant || one.step.title !== null ? [t.waitsFor(nameOf(one, lang))] : []
  const inPlace = one.inPlaceOf === null ? [] : [t.inPlaceOf(one.inPlaceOf)]
  return [...about, t.facts(one.applicantName, one.unitName), ...inPlace].join(' · ')
}

/** An administrator gives somebody the role; everybody else answers. */
export function waitingHref({ isVacant, step }: Pick<Waiting, 'isVacant' | 'step'>): string {
  return isVacant ? PEOPLE : startupPaths.waitingStep(step.id)
}

/** The page where roles are given. */
export const PEOPLE = '/personer'
