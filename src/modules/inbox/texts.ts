import type { Lang } from '#core/i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv, type InboxTexts } from './texts.sv.ts'

export type { InboxTexts }

export const inboxTexts = (lang: Lang): InboxTexts => (lang === 'en' ? en : sv)
