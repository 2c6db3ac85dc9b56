import type { ItemView } from '../item/item-view.ts'
import { answer, baseItem, referral, registration, triagedAs } from './base-item.fixture.ts'
import { at, by } from './moment.fixture.ts'
import { answerUrgent, noPolitics, openChannel, registerComplaint } from './rules.fixture.ts'

const idOf = (n: number) => `019aa1c0-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`

/** Just arrived: nobody has said what it is. */
export const untriagedItem: ItemView = {
  ...baseItem,
  id: idOf(1),
  title: 'Meddelande från Margareta Wessel-Hallström',
  author: by('Margareta Wessel-Hallström'),
  due: { ...baseItem.due, owner: 'Ingen ansvarig än' },
  triage: triagedAs(null),
  answer: null,
  referral: null,
  other: { ...baseItem.other, mayTakeOver: true },
}

/** Both questions answered yes: the short clock runs. */
export const urgentItem: ItemView = {
  ...baseItem,
  id: idOf(2),
  title: 'Kommentar av Amina Yusuf',
  author: by('Amina Yusuf'),
  place: 'Instagram, Falkenbergs kommun',
  networkName: 'Instagram',
  due: {
    clock: { state: 'now', dueAt: at(20, '16:40:00'), note: '24 timmar, akut' },
    share: 0.09,
    demand: 'Då ska svaret vara skickat.',
    chips: [answerUrgent],
    owner: 'Ansvarig: Kim Åkerlund',
  },
  post: null,
  thread: [
    {
      id: 'inlagget',
      author: by('Amina Yusuf'),
      at: at(19, '16:40:00'),
      text: 'Vattnet är alldeles brunt på Skolgatan just nu, kan man dricka det? Jag har en nyfödd hemma 😟🍼',
      focus: true,
      attachments: [{ kind: 'image', name: 'IMG_20261119_1638.jpg', alt: null, href: '/inkorg/x/fil/ab' }],
    },
  ],
  triage: triagedAs('question', true),
}

/** The reply went out and nobody knows whether it arrived. */
export const unknownItem: ItemView = {
  ...baseItem,
  id: idOf(3),
  answer: null,
  referral: null,
  due: { ...baseItem.due, clock: { state: 'calm', text: 'Skickas nu' }, demand: '', chips: [], share: null },
  sent: [
    {
      outboxId: 'o-1',
      state: 'unknown',
      what: 'Svar',
      text: 'Hej Elin! Ja, vi har öppet på annandagen klockan 10–14. Asbest tar vi emot efter bokning.\n\n/Kim Åkerlund, kommunikatör, Falkenbergs kommun',
      at: at(20, '14:21:00'),
      attempts: 1,
      reason: null,
      canReconcile: true,
    },
    {
      outboxId: 'o-2',
      state: 'failed',
      what: 'Svar',
      text: null,
      at: at(20, '13:02:00'),
      attempts: 3,
      reason: 'Nätverket tog inte emot svaret: kommentaren är låst av den som skrev inlägget.',
      canReconcile: false,
    },
  ],
}

/** Settled and numbered. */
export const handledItem: ItemView = {
  ...baseItem,
  id: idOf(4),
  due: {
    clock: { state: 'done', text: 'besvarad 20 nov 13:50' },
    share: null,
    demand: '',
    chips: [],
    owner: 'Ansvarig: Kim Åkerlund',
  },
  triage: null,
  answer: null,
  referral: null,
  registration: {
    ...registration,
    mayOpen: false,
    current: {
      href: '/diarieforing/d-1',
      state: 'registered',
      number: 'SBN 2026/512',
      desk: 'registrator',
      reason: null,
    },
  },
  sent: [
    {
      outboxId: 'o-3',
      state: 'done',
      what: 'Svar',
      text: null,
      at: at(20, '13:50:00'),
      attempts: 1,
      reason: null,
      canReconcile: false,
    },
  ],
  other: { mayTakeOver: false, people: [], mayReopen: true, mayLeave: false },
}

/** Restricted, and this reader is not the one who handles it. */
export const restrictedItem: ItemView = {
  ...baseItem,
  id: idOf(5),
  title: 'Meddelande från okänd avsändare',
  place: 'Direktmeddelande på Facebook, Falkenbergs kommun',
  author: null,
  isDirect: true,
  post: null,
  isVeiled: 'restricted',
  thread: [{ id: 'inlagget', author: null, at: at(19, '22:04:00'), text: 'Begränsat innehåll', focus: true }],
  triage: null,
  answer: null,
  referral: null,
  registration: { ...registration, mayOpen: false },
  other: { mayTakeOver: false, people: [], mayReopen: false, mayLeave: false },
}

/** Never shown to anyone here. */
export const sealedItem: ItemView = {
  ...restrictedItem,
  id: idOf(6),
  isVeiled: 'sealed',
  thread: [
    {
      id: 'inlagget',
      author: null,
      at: at(19, '22:04:00'),
      text: 'Innehållet visas inte',
      state: 'removed-by-us',
      focus: true,
    },
  ],
}

const ramble =
  'Jag har bott i den här kommunen i fyrtiotvå år och har aldrig varit med om maken. Först ringde jag växeln, sedan blev jag kopplad till fel avdelning, och när jag till slut kom rätt var den som hade hand om ärendet på semester. '

/** A comment of some 2,000 characters, in a thread that is cut off; edited since; registration rejected. */
export const longItem: ItemView = {
  ...baseItem,
  id: idOf(7),
  author: by('Överförmyndarhandläggare-i-pension Karl-Åke von Trapp-Österlund'),
  title: 'Kommentar av Överförmyndarhandläggare-i-pension Karl-Åke von Trapp-Österlund',
  threadLeftOut: 12,
  thread: [
    {
      id: 'inlagget',
      author: { name: 'Karl-Åke von Trapp-Österlund', handle: '@karlake.von.trapp.osterlund.1947' },
      at: at(17, '03:12:00'),
      text: ramble.repeat(9) + 'www.' + 'mycketlångadressutanmellanslag'.repeat(5) + '.example',
      focus: true,
      edited: { at: at(17, '03:30:00'), href: '/inkorg/m-7/lydelser' },
    },
  ],
  registration: {
    ...registration,
    current: {
      href: '/diarieforing/d-7',
      state: 'rejected',
      number: null,
      desk: 'registrator',
      reason: 'Är uppenbart av ringa betydelse och hör inte till något ärende.',
    },
  },
  notices: [
    {
      tone: 'warning',
      title: 'Ändrad sedan bedömningen',
      text: 'Avsändaren ändrade texten efter att den bedömdes. Läs den nya lydelsen innan du svarar.',
    },
  ],
}

/** Arabic, emoji, a control character and a name that turns the line around. */
export const rtlItem: ItemView = {
  ...baseItem,
  id: idOf(8),
  author: by('محمد الحسن'),
  title: 'Kommentar av محمد الحسن',
  thread: [
    {
      id: 'inlagget',
      author: by('محمد الحسن'),
      at: at(20, '09:12:00'),
      text: 'مرحبا! متى تفتح المكتبة يوم السبت؟ شكرا 🙏🏽👨‍👩‍👧‍👦 (frågar om biblioteket \u202Egpj.exe)',
      focus: true,
    },
  ],
  referral: { ...referral, chip: noPolitics },
}

/** Handed over and on its way. */
export const underWayItem: ItemView = {
  ...baseItem,
  id: idOf(9),
  registration: {
    ...registration,
    advice: { text: 'Är en synpunkt eller ett klagomål.', need: 'required', chip: registerComplaint },
    current: {
      href: '/diarieforing/d-9',
      state: 'under-way',
      number: null,
      desk: 'kontaktcenter',
      reason: null,
    },
  },
}

/** Answered already, and still to be registered. */
export const toRegisterItem: ItemView = {
  ...handledItem,
  id: idOf(10),
  triage: triagedAs('viewpoint'),
  registration: {
    ...registration,
    advice: { text: 'Är en synpunkt eller ett klagomål.', need: 'required', chip: registerComplaint },
    suggestedRuleId: 'register-complaint',
    suggestedUnitId: null,
    suggestsSecrecy: true,
  },
}

export const answerWithoutSignature: ItemView = {
  ...baseItem,
  id: idOf(11),
  answer: { ...answer, templates: [], signature: null, chip: null, mayReplyPrivately: false },
  registration: { ...registration, advice: { text: 'Inget krav.', need: 'notRequired', chip: openChannel } },
}

/** A direct message that the network lets us answer for a while yet. */
export const directItem: ItemView = {
  ...baseItem,
  id: idOf(12),
  isDirect: true,
  post: null,
  answer: { ...answer, limit: 2000, way: 'direct', until: 'i morgon 14:02', mayReplyPrivately: false },
}

/** Typed in from a forum; the answer is written and waits to be put there. */
export const placingItem: ItemView = {
  ...baseItem,
  id: idOf(13),
  post: null,
  isEntered: true,
  permalink: 'https://forum.example/t/17',
  triage: null,
  answer: null,
  referral: null,
  placing: {
    replyId: idOf(14),
    text: 'Hej! Kärrvägen plogas före klockan sju.\n/Kim Åkerlund, kommunikatör, Falkenbergs kommun',
    link: 'https://forum.example/t/17',
  },
}

/** What somebody wrote, changed and changed again. */
export const versions = [
  { at: at(20, '14:02:11'), text: 'Ni plogar aldrig Kärrvägen. Skandal!' },
  { at: at(20, '14:05:40'), text: 'Ni plogar aldrig Kärrvägen, och ingen svarar i växeln.' },
  { at: at(20, '14:20:03'), text: 'Nu plogas Kärrvägen, men ingen svarar i växeln.' },
]
