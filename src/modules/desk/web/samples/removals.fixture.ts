import type { ItemView } from '../item/item-view.ts'
import { answer, baseItem, referral, registration, triagedAs } from './base-item.fixture.ts'
import { at, by } from './moment.fixture.ts'
import { evidence, removalAt, stepsAt, type Stage } from './removal-stages.fixture.ts'
import { criminal, criticismStays, noPolitics, registerRemoved } from './rules.fixture.ts'

const locked = { ...answer, templates: [], signature: null, chip: null, mayReplyPrivately: false }

const threat =
  'Jag vet var ni bor, byråkratyngel. Vänta bara tills någon av er går ensam över torget en kväll.'

/** A threat in the middle of its removal. */
export const threatItem: ItemView = {
  ...baseItem,
  id: '019aa1c0-0000-7000-8000-000000000002',
  title: 'Kommentar av Leif S.',
  author: by('Leif S.'),
  postedAt: at(20, '14:02:11'),
  receivedAt: at(20, '14:02:14'),
  due: { ...baseItem.due, clock: { state: 'calm', dueAt: at(25, '23:59:00'), note: '3 arbetsdagar' } },
  post: {
    account: 'Falkenbergs kommun',
    publishedAt: at(20, '11:30:00'),
    publishedBy: 'Kim Åkerlund',
    text: 'Nu plogar vi! Bussgator och gång- och cykelbanor först, sedan bostadsgator. Här ser du var plogbilarna är och när din gata står på tur: kommunen.example/snorojning',
    attachments: [
      {
        kind: 'image',
        name: 'plogbil.jpg',
        alt: 'Plogbil på snötäckt villagata i skymning',
        href: '/inkorg/m/fil/ab',
      },
    ],
    permalink: null,
    state: 'visible',
  },
  thread: [
    {
      id: 'k-1',
      author: by('Bosse i Vessigebro'),
      at: at(20, '13:15:00'),
      text: 'Kärrvägen då? Tredje veckan nu.',
      tags: ['besvarad'],
      replies: [
        {
          id: 'k-2',
          author: by('Falkenbergs kommun'),
          own: true,
          at: at(20, '13:50:00'),
          text: 'Hej Bosse! Kärrvägen står på tur i natt. Jag har skickat din synpunkt vidare till gatuenheten.\n\n/Kim Åkerlund, kommunikatör, Falkenbergs kommun',
        },
      ],
    },
    {
      id: 'inlagget',
      author: by('Leif S.'),
      at: at(20, '14:02:11'),
      text: threat,
      focus: true,
      edited: { at: at(20, '14:05:40'), href: '/inkorg/m-2/lydelser' },
    },
    {
      id: 'k-4',
      author: by('Marie Ek'),
      at: at(20, '14:09:00'),
      text: 'Skärp dig Leif, de gör så gott de kan.',
    },
  ],
  journal: [
    { at: at(20, '14:02:14'), what: 'Mottagen', detail: 'från Facebook, signatur godkänd' },
    {
      at: at(20, '14:05:40'),
      what: 'Ny lydelse',
      detail: 'från avsändaren, båda sparade',
      href: '/inkorg/m-2/lydelser',
    },
    { at: at(20, '14:11:02'), what: 'Bedömd', detail: 'som möjligt brott', by: 'Kim Åkerlund' },
    {
      at: at(20, '14:11:30'),
      what: 'Underlag säkrat',
      detail: 'med 6 filer, liggaren nr 18 204',
      by: 'Kim Åkerlund',
    },
  ],
  triage: triagedAs('criminal'),
  answer: {
    ...locked,
    lock: { text: 'Det som kan vara ett brott diskuteras inte i tråden.', chip: criminal },
  },
  removal: removalAt('registration'),
  registration: {
    ...registration,
    advice: {
      text: 'Ska tas bort ur kanalen och måste därför finnas kvar på annat håll.',
      need: 'required',
      chip: registerRemoved,
    },
    suggestedRuleId: 'register-removed',
    suggestedUnitId: 'u-samhall',
  },
}

export const threatAt = (stage: Stage): ItemView => ({
  ...threatItem,
  removal: removalAt(stage),
  ...(stage === 'closed'
    ? {
        due: {
          ...threatItem.due,
          clock: { state: 'done', text: 'borttagen 20 nov 14:20' },
          share: null,
          demand: '',
          chips: [],
        },
        other: { ...threatItem.other, mayLeave: false },
      }
    : {}),
})

/** The evidence failed, and the network lets this one neither be removed nor hidden. */
export const stuckItem: ItemView = {
  ...threatItem,
  id: '019aa1c0-0000-7000-8000-000000000003',
  removal: {
    ...removalAt('action'),
    evidence: {
      ...evidence,
      state: 'failed',
      manifestSha256: null,
      ledgerNumber: null,
      problem: 'En bild gick inte att hämta: nätverket svarade inte inom 20 sekunder.',
    },
    steps: stepsAt('evidence'),
    mayRemove: false,
    mayHide: false,
    whyNot: 'Instagram låter oss inte ta bort det här inlägget. Anmäl det där och anteckna vad som händer.',
  },
}

/** Sharp, unpleasant and allowed: removal is refused, with the rule. */
export const criticismItem: ItemView = {
  ...baseItem,
  id: '019aa1c0-0000-7000-8000-000000000004',
  title: 'Kommentar av Bosse i Vessigebro',
  author: by('Bosse i Vessigebro'),
  due: {
    ...baseItem.due,
    clock: { state: 'over', dueAt: at(19, '23:59:00'), note: '3 arbetsdagar' },
    share: 0,
    demand: 'Tiden har gått ut. Här säger regelverket ska, så det räknas som ett brott mot det.',
  },
  thread: [
    {
      id: 'inlagget',
      author: by('Bosse i Vessigebro'),
      at: at(16, '07:41:00'),
      text: 'Tredje veckan utan plogning på Kärrvägen. Ni är fullkomligt inkompetenta och borde skämmas, hela högen! Min mamma är 87 och kommer inte ut med rullatorn. Vad får vi för skattepengarna?',
      focus: true,
    },
  ],
  triage: triagedAs('viewpoint'),
  removal: {
    ...removalAt('ground'),
    isSuggested: false,
    refusal: {
      text: 'Det här är bedömt som en synpunkt. Synpunkter står kvar, också när de är skarpa.',
      chip: criticismStays,
    },
  },
  registration: {
    ...registration,
    advice: {
      text: 'Är en synpunkt eller ett klagomål som kräver något av verksamheten.',
      need: 'required',
      chip: registerRemoved,
    },
    suggestedRuleId: 'register-complaint',
    suggestedUnitId: 'u-samhall',
  },
}

/** Nobody answers the matter itself; the referral stands open instead. */
export const politicalItem: ItemView = {
  ...baseItem,
  id: '019aa1c0-0000-7000-8000-000000000005',
  title: 'Kommentar av @falkensyn',
  author: by('@falkensyn'),
  thread: [
    {
      id: 'inlagget',
      author: by('@falkensyn'),
      at: at(18, '20:17:00'),
      text: 'Varför röstade ni för att lägga ner badhuset? Svara någon gång!',
      focus: true,
    },
  ],
  triage: triagedAs('political'),
  answer: {
    ...locked,
    lock: { text: 'Politiska frågor besvaras inte i sak. Hänvisa till politikerna.', chip: noPolitics },
  },
  referral: { ...referral, suggested: 'politicians', chip: noPolitics },
}
