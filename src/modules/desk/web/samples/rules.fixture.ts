import type { ChipView } from '../item/item-view.ts'

/** Rules as the policy cites them; the words are as long as they get. */
const anvisning = (section: string) => `Anvisningar för sociala medier, ${section}`

export const answerSoon: ChipView = {
  title: 'Svar inom tre arbetsdagar',
  modality: 'ska',
  demand: 'Dagen då meddelandet kommer är dag noll. Fristen går ut vid dygnets slut den sista arbetsdagen.',
  source: anvisning('avsnitt 6.2'),
  requirements: ['F-102'],
  version: 'falkenberg-1',
}

export const answerUrgent: ChipView = {
  title: 'Svar när det brådskar',
  modality: 'ska',
  demand: 'Brådskar gör det som både är akut och händer just nu.',
  source: anvisning('avsnitt 6.2'),
  requirements: ['F-101', 'F-103'],
  version: 'falkenberg-1',
}

export const answerShould: ChipView = {
  title: 'Svar inom 48 timmar',
  modality: 'bör',
  demand: 'Gärna snabbare. Tiden räknas även på helger.',
  source: 'Policy för sociala medier, sidan 9',
  requirements: ['B-057'],
  version: 'botkyrka-1',
}

export const signed: ChipView = {
  title: 'Signera svaret',
  modality: 'ska',
  demand:
    'Den som inte känner sig trygg med att visa sitt namn signerar med roll och kommun. Ingen frågar varför.',
  source: anvisning('avsnitt 6.4'),
  requirements: ['F-104', 'F-105'],
  version: 'falkenberg-1',
}

export const noPolitics: ChipView = {
  title: 'Politiska frågor besvaras inte i sak',
  modality: 'ska',
  demand: 'Tjänstepersoner tar inte ställning i politiska frågor. Hänvisa till politikerna.',
  source: anvisning('avsnitt 6.5'),
  laws: [{ text: 'Regeringsformen 1 kap. 9 §' }],
  requirements: ['F-109', 'F-110'],
  version: 'falkenberg-1',
}

export const criticismStays: ChipView = {
  title: 'Kritik är ingen grund',
  modality: 'ska',
  demand: 'Saklig eller skarp kritik tas aldrig bort, hur hård tonen än är.',
  source: anvisning('avsnitt 7.1'),
  laws: [{ text: 'Regeringsformen 2 kap. 1 §' }],
  requirements: ['F-114', 'F-126'],
  version: 'falkenberg-1',
}

export const criminal: ChipView = {
  title: 'Brottsligt material',
  modality: 'ska',
  demand:
    'Kontoansvarig tar bort så snart underlaget är säkrat. Berörd verksamhet diarieför och polisanmäler.',
  source: anvisning('avsnitt 7.3'),
  laws: [{ text: 'Lagen om ansvar för elektroniska anslagstavlor 5 §' }],
  requirements: ['F-131', 'F-132'],
  version: 'falkenberg-1',
}

export const threatGround: ChipView = {
  title: 'Olaga hot',
  short: 'BrB 4:5',
  modality: 'ska',
  demand: 'Inlägget innehöll ett hot.',
  source: anvisning('avsnitt 7.2, punkt 1'),
  laws: [{ text: 'Brottsbalken 4 kap. 5 §' }],
  requirements: ['F-115', 'F-131'],
  version: 'falkenberg-1',
}

export const routeOfficial: ChipView = {
  title: 'Diarieföring via officiellt konto',
  modality: 'ska',
  demand: 'Kontaktcenter förmedlar till den verksamhet som berörs. Verksamheten ansvarar för att diarieföra.',
  source: anvisning('avsnitt 8.2'),
  requirements: ['F-143'],
  version: 'falkenberg-1',
}

export const tellAuthor: ChipView = {
  title: 'Underrätta den som skrev',
  modality: 'ska',
  demand: 'Den som får ett inlägg borttaget får veta varför och vart man kan vända sig.',
  source: anvisning('avsnitt 7.4'),
  requirements: ['F-123'],
  version: 'falkenberg-1',
}

export const registerRemoved: ChipView = {
  title: 'Det som tas bort diarieförs först',
  modality: 'ska',
  demand: 'Det som tas bort ligger inte längre i tidsordning i kanalen, så undantaget räcker inte.',
  source: anvisning('avsnitt 8.1'),
  laws: [{ text: 'Offentlighets- och sekretesslagen 5 kap. 1 §' }],
  requirements: ['F-133', 'F-138'],
  version: 'falkenberg-1',
}

export const registerComplaint: ChipView = {
  title: 'Synpunkter och klagomål diarieförs',
  modality: 'ska',
  demand: 'En synpunkt eller ett klagomål som kräver en åtgärd av verksamheten ska diarieföras.',
  source: anvisning('avsnitt 8.1'),
  requirements: ['F-138'],
  version: 'falkenberg-1',
}

export const openChannel: ChipView = {
  title: 'Öppna inlägg i tidsordning behöver inte diarieföras',
  modality: 'får',
  demand: 'Undantaget gäller aldrig sekretess, direktmeddelanden eller slutna grupper.',
  source: anvisning('avsnitt 8.1'),
  laws: [{ text: 'Offentlighets- och sekretesslagen 5 kap. 1 § tredje stycket' }],
  requirements: ['F-139'],
  version: 'falkenberg-1',
}
