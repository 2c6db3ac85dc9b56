import { en } from './words.en.ts'
import { sv } from './words.sv.ts'

export const manualWords = { sv, en } as const
