/** "Får jag?": what an employee, manager or politician may do, by situation, each answer with the law it stands on (B-081, B-094 to B-108). */
import type { Lang } from '#core/i18n/lang.ts'
import { guidanceEn } from './guidance.en.ts'
import { guidanceSv } from './guidance.sv.ts'
import {
  SECTORS,
  SITUATIONS,
  type GuidanceWords,
  type Sector,
  type Situation,
  type SituationKey,
} from './situation.ts'

export { AUDIENCES, SECTORS, type Audience, type Sector, type Situation } from './situation.ts'

type Grounds = Pick<Situation, 'audience' | 'laws' | 'requirements'>

/** The same in every language: whom it is for and where the answers stand. */
const GROUNDS: Readonly<Record<SituationKey, Grounds>> = {
  'private-or-duty': {
    audience: 'staff',
    laws: [],
    requirements: ['B-002', 'B-007', 'B-030', 'B-031'],
  },
  'express-opinion': {
    audience: 'staff',
    laws: [{ lawId: 'rf', section: '2 kap. 1 §' }],
    requirements: ['B-094', 'B-003'],
  },
  'tell-journalist': {
    audience: 'staff',
    laws: [
      { lawId: 'tf', section: '1 kap. 7 §' },
      { lawId: 'ygl', section: '1 kap. 10 §' },
      { lawId: 'tf', section: '7 kap. 22 §' },
      { lawId: 'ygl', section: '5 kap. 4 §' },
      { lawId: 'osl', section: '13 kap.' },
    ],
    requirements: ['B-095', 'B-096', 'B-097'],
  },
  'who-leaked': {
    audience: 'staff',
    laws: [
      { lawId: 'tf', section: '3 kap. 5 §' },
      { lawId: 'tf', section: '3 kap. 6 §' },
      { lawId: 'ygl', section: '2 kap. 5 §' },
      { lawId: 'ygl', section: '2 kap. 6 §' },
    ],
    requirements: ['B-095'],
  },
  loyalty: {
    audience: 'staff',
    laws: [{ lawId: 'rf', section: '2 kap. 1 §' }],
    requirements: ['B-104', 'B-105'],
  },
  'say-who-you-are': { audience: 'staff', laws: [], requirements: ['B-101', 'B-102'] },
  contribute: {
    audience: 'staff',
    laws: [{ lawId: 'osl', section: '2 kap. 1 §' }],
    requirements: ['B-098', 'B-099', 'B-100', 'B-058'],
  },
  'work-time': { audience: 'staff', laws: [], requirements: ['B-081'] },
  criticism: {
    audience: 'staff',
    laws: [{ lawId: 'rf', section: '2 kap. 1 §' }],
    requirements: ['B-103', 'B-086'],
  },
  bullying: {
    audience: 'staff',
    laws: [{ lawId: 'brb', section: '4 och 5 kap.' }],
    requirements: ['B-106'],
  },
  crime: { audience: 'staff', laws: [{ lawId: 'brb', section: '4 kap. 5 §' }], requirements: ['B-106'] },
  'on-duty': {
    audience: 'assigned',
    laws: [
      { lawId: 'tf', section: '2 kap.' },
      { lawId: 'rf', section: '1 kap. 9 §' },
    ],
    requirements: ['B-008', 'B-037', 'F-184'],
  },
  'manager-follows': {
    audience: 'managers',
    laws: [{ lawId: 'rf', section: '2 kap. 1 §' }],
    requirements: ['B-084', 'B-085'],
  },
  politician: { audience: 'politicians', laws: [], requirements: ['B-107', 'B-108'] },
}

const WORDS: Readonly<Record<Lang, GuidanceWords>> = { sv: guidanceSv, en: guidanceEn }

export function situationsIn(lang: Lang): readonly Situation[] {
  return SITUATIONS.map((key) => ({ key, ...WORDS[lang][key], ...GROUNDS[key] }))
}

export function isSector(value: string | undefined): value is Sector {
  return (SECTORS as readonly (string | undefined)[]).includes(value)
}

/** Situations that hold all the words, in the answer or the question. What is asked is never kept. */
export function searchSituations(situations: readonly Situation[], words: string): readonly Situation[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return situations.filter(({ question, answer, paragraphs, phrases }) => {
    const text = [question, answer, ...paragraphs, ...phrases].join(' ').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
