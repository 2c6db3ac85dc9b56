import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

export type DeskTexts = typeof sv

export const deskTexts = (lang: Lang): DeskTexts => (lang === 'en' ? en : sv)
