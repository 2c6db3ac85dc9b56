import type { Lang } from '#core/i18n/lang.ts'
import { en } from './version-texts.en.ts'
import { sv, type VersionTexts } from './version-texts.sv.ts'

export type { VersionTexts }

/** Words of the pages of versions and drafts, and of what the actions refuse. */
export const policyVersionTexts = (lang: Lang): VersionTexts => (lang === 'en' ? en : sv)
