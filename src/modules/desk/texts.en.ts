import { sv } from './texts.sv.ts'
export const en: typeof sv = sv
