import type { FileKind } from './rules/evidence.ts'
import type { OfferRefusal } from './rules/offers.ts'
import type { Busy, Duty, SkipReason, StepKey } from './rules/steps.ts'

type Details = Readonly<Record<string, string | number>>

const steps: Readonly<Record<StepKey, string>> = {
  ground: 'Grund och bedömning',
  evidence: 'Säkra underlag',
  'registration-basis': 'Underlag för diarieföring',
  action: 'Ta bort eller dölj',
  notice: 'Underrätta den som skrev',
  'police-report': 'Polisanmälan',
}

const stepName = (value: string | number | undefined): string => {
  const key = String(value ?? '')
  return key in steps ? `”${steps[key as StepKey]}”` : 'ett tidigare steg'
}

const refusals: Readonly<Record<OfferRefusal, string>> = {
  'network-cannot': 'Nätverket har ingen sådan funktion.',
  'object-not-allowed': 'Nätverket tillåter det inte för just det här inlägget.',
  'ground-does-not-allow': 'Grunden i er policy medger det inte. Hänvisa i stället.',
  'direct-message': 'Direktmeddelanden tas inte bort härifrån.',
  ours: 'Det är ert eget inlägg.',
  'already-gone': 'Inlägget finns inte kvar.',
  'already-hidden': 'Inlägget är redan dolt.',
}

const refusalText = (why: string | number | undefined): string => {
  const key = String(why ?? '')
  return key in refusals ? refusals[key as OfferRefusal] : 'Det går inte här.'
}

export const sv = {
  steps,
  busy: {
    'under-way': 'pågår',
    'unknown-outcome': 'oklart om det blev gjort',
    failed: 'gick inte',
    outdated: 'texten har ändrats sedan underlaget säkrades',
    'waiting-for-reviewer': 'väntar på en andra person',
  } satisfies Record<Busy, string>,
  skips: {
    'not-demanded': 'Krävs inte för den här grunden.',
    'already-gone': 'Inlägget är redan borta.',
    'nothing-removed': 'Inget har tagits bort av oss.',
    'not-required': 'Policyn kräver inget besked till den som skrev.',
  } satisfies Record<SkipReason, string>,
  duties: { ...steps, 'diary-number': 'Diarienummer' } satisfies Record<Duty, string>,
  refusals,
  fileKinds: {
    manifest: 'Förteckning som låser underlaget',
    'rendition-html': 'Återgivning att läsa i webbläsare',
    'rendition-pdf': 'Återgivning att läsa och skriva ut',
    data: 'Alla uppgifter som data',
    'network-answer': 'Nätverkets svar när underlaget säkrades',
    event: 'Vad nätverket har meddelat, som det kom',
    delivery: 'Meddelande från nätverket, byte för byte',
    media: 'Bild, film eller fil som den kom',
  } satisfies Record<FileKind, string>,
  systemTitle: 'automatisk tjänst',
  undeliverable: {
    'no-channel': 'Nätverket ger ingen väg att nå den som skrev.',
    refused: 'Nätverket tog inte emot beskedet.',
    'given-up': 'Det går inte att klarlägga om beskedet kom fram.',
  },
  /** Why something was not done, and what to do instead; by the error's code. */
  problems: {
    'step-locked': ({ waitsFor }: Details) => `Gör ${stepName(waitsFor)} först.`,
    'step-not-needed': ({ step }: Details) => `Steget ${stepName(step)} behövs inte här.`,
    'step-done': ({ step }: Details) => `Steget ${stepName(step)} är redan gjort.`,
    'step-under-way': ({ step }: Details) => `Steget ${stepName(step)} pågår. Vänta ett ögonblick.`,
    'step-outcome-unknown': ({ step }: Details) =>
      `Det är oklart om steget ${stepName(step)} blev gjort. Kontrollera hos nätverket först.`,
    'criticism-is-not-a-ground': () =>
      'Frågor, synpunkter, förslag och beröm får stå kvar. Är det något annat, ändra först hur meddelandet är sorterat.',
    'not-a-ground': () => 'Det är ingen grund i er policy. Välj en grund ur listan.',
    'choose-ground-part': () => 'Grunden är en grupp. Välj den del av den som passar.',
    'neutrality-not-acknowledged': () =>
      'Den här grunden begränsar vad människor får säga hos er. Bekräfta att du har vägt in kravet på saklighet och opartiskhet.',
    'own-message': () => 'Det här har ni skrivit själva och tas inte bort den här vägen.',
    'direct-message': () => 'Ett direktmeddelande syns inte för andra och tas inte bort härifrån.',
    'case-open': () => 'Det finns redan ett öppet ärende om det här meddelandet.',
    'already-removed': () => 'Meddelandet är redan borttaget.',
    'verb-not-offered': ({ why }: Details) => refusalText(why),
    'no-open-case': () => 'Välj grund och skriv en bedömning först.',
    'case-ended': () => 'Ärendet är avslutat.',
    'acted-already': () => 'Åtgärden är redan gjord eller på väg. Ärendet kan inte tas tillbaka.',
    'review-not-needed': () => 'Grunden behöver ingen andra person.',
    'reviewed-already': () => 'En andra person har redan bekräftat grunden.',
    'reviewer-is-the-same': () => 'Någon annan än den som öppnade ärendet ska bekräfta grunden.',
    'reviewer-must-be-a-person': () => 'En människa ska bekräfta grunden.',
    'not-hidden-by-us': () => 'Meddelandet är inte dolt av er.',
    'notice-exemption-not-in-policy': () => 'Er policy medger inte det undantaget.',
    'notice-text-incomplete': ({ missing }: Details) =>
      `Beskedet kan inte skrivas förrän policyn har fått de uppgifter som saknas: ${String(missing ?? '')}.`,
    'outcome-not-unknown': () => 'Det är redan klarlagt vad som hände.',
    'police-settled': () => 'Polisanmälan är redan avgjord.',
    'no-police-report': () => 'Den här grunden leder inte till polisanmälan.',
    'capture-is-destroyed': () => 'Underlaget innehöll material som inte får sparas och är förstört.',
  },
  fields: {
    required: () => 'Fyll i fältet.',
    'assessment-too-short': ({ least }: Details) =>
      `Beskriv vad inlägget säger eller visar och varför det bryter mot regeln, med minst ${String(least ?? '')} tecken.`,
    'assessment-not-objective': () =>
      'Att någon tog illa vid sig räcker inte. Beskriv sakligt vad inlägget säger och hur en utomstående uppfattar det.',
    'too-long': ({ most }: Details) => `Skriv högst ${String(most ?? '')} tecken.`,
    'too-short': ({ least }: Details) => `Skriv minst ${String(least ?? '')} tecken.`,
    'unknown-unit': () => 'Välj en verksamhet ur listan.',
    'number-or-reason': () => 'Skriv antingen polisens nummer eller skälet att inte anmäla.',
    'police-number-form': ({ example }: Details) =>
      `Så här ser ett nummer från polisen ut: ${String(example ?? '')}.`,
  },
}
