import type { Lang } from '../i18n/lang.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

export type DocumentTexts = typeof sv

export const documentTexts: Readonly<Record<Lang, DocumentTexts>> = { sv, en }
