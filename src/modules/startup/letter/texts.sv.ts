import type { Right } from '#modules/accounts/index.ts'

const rights: Readonly<Record<Right, string>> = {
  administer: 'administrera kontot',
  publish: 'publicera',
  reply: 'svara',
  moderate: 'dölja och ta bort',
  watch: 'bevaka',
}

/** The letter's words. It is a document of a Swedish authority, so it is in Swedish. */
export const sv = {
  heading: 'Uppdrag i sociala medier',
  monitoringHeading: 'Uppdrag att bevaka sociala medier',
  title: (name: string) => `Uppdragsbrev: ${name}`,
  lead: (name: string, organisation: string) => `Till ${name} från ${organisation}.`,
  footer: (id: string) => `Uppdragsbrev ${id}`,
  columns: ['Uppgift', 'Innehåll'],
  assignee: 'Den som har uppdraget',
  unit: 'Verksamhet',
  account: 'Konto',
  address: 'Adress',
  purpose: 'Syfte',
  audience: 'Målgrupp',
  from: 'Gäller från och med',
  until: 'Gäller till och med',
  holds: 'Gäller',
  untilFurther: 'tills vidare',
  hours: 'Tid',
  hoursPerWeek: (hours: string) => `${hours} timmar i veckan`,
  mayHeading: 'Vem som får göra vad',
  mayColumns: ['Namn', 'Får'],
  may: (list: readonly Right[]) => list.map((right) => rights[right]).join(', '),
  decisionsHeading: 'Så beslutades uppdraget',
  decisionColumns: ['Beslut', 'Av', 'När'],
  inPlaceOf: (name: string, absent: string) => `${name}, i stället för ${absent}`,
  exempt: 'Uppdraget behöver inget beslut: det gäller enbart omvärldsbevakning.',
  meansHeading: 'Vad uppdraget innebär',
  means: [
    'I uppdraget företräder du organisationen i din yrkesroll, inte dig själv som privatperson. Privata konton används aldrig i uppdraget.',
    'Det du skriver i uppdraget är allmän handling hos myndigheten. Det gallras bara efter beslut.',
    'Rättigheterna gäller så länge uppdraget gäller, och upphör samma minut som det avslutas.',
  ],
  monitoringMeans: [
    'Du följer vad som skrivs i dina arbetsuppgifters ämnen. Du publicerar och svarar inte, och uppdraget står inte i den öppna förteckningen.',
    'Följ ämnen, inte personer. Vad kollegor skriver privat bevakas aldrig.',
  ],
  policyHeading: 'Regler',
  policy: (label: string) => `Beslutet är fattat enligt regelverket i version ${label}.`,
}
