import type { EvidenceView, GroundChoice, RemovalView, StepView } from '../item/item-view.ts'
import { at } from './moment.fixture.ts'
import { criminal, routeOfficial, tellAuthor, threatGround } from './rules.fixture.ts'

const HASH = '9f2c41d07ab35e8c6d10f4b2a97e3358c0d1462f8be97a5530cc14f2d86ae41b'

const grounds: readonly GroundChoice[] = [
  {
    code: 'unlawful-threat',
    label: 'Olaga hot',
    note: 'Inlägget innehöll ett hot.',
    isCriminal: true,
    isChildAbuse: false,
    needsConfirmation: false,
  },
  {
    code: 'violation',
    label: 'Kränkning',
    note: 'Bedöm sakligt hur inlägget uppfattas av en utomstående. Att någon känner sig kränkt räcker inte.',
    isCriminal: false,
    isChildAbuse: false,
    needsConfirmation: true,
  },
  {
    code: 'bbs-child-abuse',
    label: 'Barnpornografibrott',
    note: 'Inlägget innehöll övergreppsmaterial.',
    isCriminal: true,
    isChildAbuse: true,
    needsConfirmation: false,
  },
]

export const evidence: EvidenceView = {
  state: 'sealed',
  capturedAt: at(20, '14:11:30'),
  by: 'Kim Åkerlund',
  contents: '2 lydelser, tråd, bild, återgivning (PDF/A, HTML)',
  manifestSha256: HASH,
  ledgerNumber: '18 204',
  files: [
    { name: 'aterigivning.pdf', kind: 'PDF/A-2a', sizeBytes: 184_320, href: '/underlag/e-1/1', sha256: HASH },
    {
      name: 'traden-som-den-sag-ut-2026-11-20-14-11.html',
      kind: 'HTML',
      sizeBytes: 48_112,
      href: '/underlag/e-1/2',
      sha256: HASH,
    },
    {
      name: 'händelse från nätverket.json',
      kind: 'original',
      sizeBytes: 3_204,
      href: '/underlag/e-1/3',
      sha256: HASH,
    },
  ],
  problem: null,
}

export type Stage = 'ground' | 'evidence' | 'registration' | 'action' | 'notice' | 'police' | 'closed'
const ORDER = ['ground', 'evidence', 'registration', 'action', 'notice', 'police'] as const

const words = {
  ground: {
    todo: 'Välj den grund i regelverket som passar, och säg sakligt varför.',
    done: 'Olaga hot. Ett uttalat hot mot en namngiven tjänsteperson.',
  },
  evidence: {
    todo: 'Lydelser, tråd, bilder och återgivning sparas och förseglas innan något tas bort.',
    done: 'Säkrat och förseglat.',
  },
  registration: {
    todo: 'Kontaktcenter förmedlar till den verksamhet som berörs, som ansvarar för att diarieföra.',
    done: 'Överlämnat till Samhällsbyggnadsförvaltningen via kontaktcenter.',
  },
  action: { todo: 'Underlaget finns kvar här.', done: 'Borttaget på Facebook 14:20.' },
  notice: { todo: 'Avsändaren får besked med grund och kontaktväg.', done: 'Beskedet är skickat privat.' },
  police: { todo: 'Berörd verksamhet polisanmäler. Underlaget för anmälan är eget.', done: 'Anmält.' },
} as const

const chips = {
  ground: threatGround,
  evidence: null,
  registration: routeOfficial,
  action: criminal,
  notice: tellAuthor,
  police: null,
}

export function stepsAt(stage: Stage): readonly StepView[] {
  const nowAt = stage === 'closed' ? ORDER.length : ORDER.indexOf(stage)
  return ORDER.map((key, i): StepView => {
    const state = i < nowAt ? 'done' : i === nowAt ? 'now' : 'locked'
    const text = state === 'done' ? words[key].done : words[key].todo
    return { key, state, waitsFor: state === 'locked' ? nowAt + 1 : null, text, chip: chips[key] }
  })
}

export function removalAt(stage: Stage): RemovalView {
  const nowAt = stage === 'closed' ? ORDER.length : ORDER.indexOf(stage)
  return {
    refusal: null,
    isOpen: stage !== 'ground',
    isSuggested: true,
    clock: { state: 'promptly' },
    demand:
      'Kontoansvarig tar bort så snart underlaget är säkrat. Berörd verksamhet diarieför och polisanmäler.',
    chip: criminal,
    steps: stepsAt(stage),
    grounds,
    evidence: nowAt > 1 ? evidence : null,
    mayRemove: true,
    mayHide: true,
    whyNot: null,
    notice:
      stage === 'notice'
        ? {
            text: 'Hej! Vi har tagit bort ditt inlägg. Inlägget innehöll ett hot. Våra regler finns på kommunen.example/socialamedier. Har du frågor, ring 0346-00 00 00. Du är välkommen att skriva igen.',
            canDeliver: true,
            why: null,
          }
        : null,
    police:
      nowAt < 2
        ? null
        : {
            state: stage === 'closed' ? 'reported' : 'open',
            unit: 'Samhällsbyggnadsförvaltningen',
            reportNumber: stage === 'closed' ? '5000-K1234567-26' : null,
            reason: null,
            basisHref: '/underlag/e-1/4',
            maySettle: true,
          },
    canUnhide: false,
    canWithdraw: stage === 'evidence' || stage === 'registration' || stage === 'action',
    isClosed: stage === 'closed',
  }
}
