import type { Connector } from '../connector.ts'
import { en } from './words.en.ts'
import { sv } from './words.sv.ts'

export const blueskyWords: Connector['words'] = { sv, en }
