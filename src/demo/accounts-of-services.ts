import type { AccountKind } from '#modules/accounts/index.ts'
import type { DemoRole } from './people.ts'

/** How an invented account is doing: each state of the register is there to be seen. */
export type DemoState =
  'well' | 'half-done' | 'one-admin' | 'orphan' | 'inactive' | 'planned' | 'resting' | 'closing' | 'closed'

/** An account of the kind municipalities have; none of them exists. `{place}` is the municipality's short name. */
export type DemoRegisterAccount = {
  readonly name: string
  readonly platform: string
  readonly handle: string
  readonly kind: AccountKind
  readonly unit: string
  readonly holder: DemoRole
  readonly purpose: string
  readonly audience: string
  readonly state: DemoState
  readonly role?: string
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  facebook: 'Facebook',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  manual: 'Blogg',
  larplattform: 'Lärplattformen',
}

export function platformName(platform: string): string {
  return PLATFORM_NAMES[platform] ?? platform
}

type Texts = readonly [purpose: string, audience: string]
type Place = readonly [platform: string, kind: AccountKind, unit: string, holder: DemoRole]

const row = (
  [name, handle]: readonly [string, string],
  [platform, kind, unit, holder]: Place,
  [purpose, audience]: Texts,
  state: DemoState = 'well',
): DemoRegisterAccount => ({ name, handle, platform, kind, unit, holder, purpose, audience, state })

const guardians: Texts = ['Vardagen i skolan och det som är på gång', 'Elever och vårdnadshavare']
const classes: Texts = ['Läxor, planering och kontakt med hemmet', 'Klassens elever och vårdnadshavare']
const readers: Texts = ['Boktips, program och öppettider', 'Läsare i alla åldrar']

export const registerAccounts: readonly DemoRegisterAccount[] = [
  row(
    ['{place} i bild', '@{slug}ibild'],
    ['instagram', 'relay', 'communication', 'communicator'],
    ['Verksamheterna visar sin vardag, en vecka var', 'Boende, 20–45 år'],
  ),
  row(
    ['Jobba i {place}', '{slug}-jobb'],
    ['linkedin', 'official', 'communication', 'manager'],
    ['Hur det är att arbeta hos oss', 'Medarbetare och blivande kollegor'],
  ),
  row(
    ['{place} på film', '@{slug}film'],
    ['youtube', 'official', 'communication', 'communicator'],
    ['Filmer om tjänster, möten och platser', 'Boende och besökare'],
  ),
  row(
    ['Fullmäktige direkt', '@{slug}fullmaktige'],
    ['youtube', 'official', 'executive', 'manager'],
    ['Sändningar från fullmäktige', 'Alla som följer de politiska besluten'],
  ),
  row(
    ['{place} på Mastodon', '@{slug}'],
    ['mastodon', 'official', 'communication', 'shy'],
    ['Nyheter och driftinformation', 'Boende som inte använder de stora nätverken'],
    'half-done',
  ),
  row(
    ['{place} på Bluesky', '@{slug}.example'],
    ['bluesky', 'official', 'communication', 'communicator'],
    ['Driftinformation och kriskommunikation', 'Boende och journalister'],
  ),
  row(
    ['{place} bygger', '{slug}-bygger'],
    ['manual', 'service', 'planning', 'service'],
    ['Chefsarkitekten berättar om det som byggs', 'Alla som är nyfikna på hur staden växer'],
  ),
  row(['Stadsbiblioteket', '@{slug}bibliotek'], ['instagram', 'service', 'library', 'communicator'], readers),
  row(
    ['Bibliotekets barnavdelning', '@{slug}barnbok'],
    ['instagram', 'service', 'library', 'shy'],
    ['Sagostunder och boktips för barn', 'Familjer med små barn'],
    'half-done',
  ),
  row(
    ['Bokcirkeln på nätet', 'bokcirkeln-{slug}'],
    ['facebook', 'closed-group', 'library', 'communicator'],
    ['Samtal om månadens bok', 'Anmälda deltagare'],
  ),
  row(
    ['Simhallen', '@{slug}simhall'],
    ['instagram', 'service', 'culture', 'service'],
    ['Öppettider, simskola och tävlingar', 'Badande i alla åldrar'],
  ),
  row(
    ['Sommarbaden', '@{slug}sommarbad'],
    ['instagram', 'seasonal', 'culture', 'service'],
    ['Vattenkvalitet och väder vid badplatserna', 'Badgäster maj till september'],
    'resting',
  ),
  row(
    ['Museet', '@{slug}museum'],
    ['instagram', 'service', 'culture', 'communicator'],
    ['Utställningar och föremål ur samlingarna', 'Historieintresserade'],
  ),
  row(
    ['Museets föremål', '@{slug}foremal'],
    ['facebook', 'service', 'culture', 'communicator'],
    ['Ett föremål i veckan', 'Historieintresserade'],
    'inactive',
  ),
  row(
    ['Konsthallen', '@{slug}konsthall'],
    ['instagram', 'service', 'culture', 'shy'],
    ['Utställningar och samtal', 'Konstintresserade'],
    'one-admin',
  ),
  row(
    ['Kulturskolan', '@{slug}kulturskola'],
    ['instagram', 'service', 'culture', 'communicator'],
    ['Kurser, konserter och öppet hus', 'Barn, unga och föräldrar'],
  ),
  row(
    ['Kulturnatten', '@{slug}kulturnatt'],
    ['instagram', 'campaign', 'culture', 'communicator'],
    ['Program och nyheter om kulturnatten', 'Besökare'],
    'closing',
  ),
  row(
    ['Fritidsgården Hamnen', '@{slug}hamnen'],
    ['instagram', 'service', 'culture', 'service'],
    ['Vad som händer på fritidsgården', 'Unga 13–18 år'],
    'orphan',
  ),
  row(
    ['Räddningstjänsten', '@{slug}raddning'],
    ['instagram', 'service', 'planning', 'crisis'],
    ['Förebyggande råd och vardag på stationen', 'Boende'],
  ),
  row(
    ['Räddningstjänsten 112', '@{slug}112'],
    ['facebook', 'service', 'planning', 'crisis'],
    ['Information vid pågående händelser', 'Boende i närheten av en händelse'],
    'half-done',
  ),
  row(
    ['Gata och park', '@{slug}gata'],
    ['instagram', 'service', 'streets', 'service'],
    ['Planteringar, lekplatser och snöröjning', 'Boende'],
  ),
  row(
    ['Vägarbeten', '@{slug}vagarbete'],
    ['facebook', 'service', 'streets', 'service'],
    ['Var det grävs och hur länge', 'Trafikanter'],
    'inactive',
  ),
  row(
    ['Kranvatten', '@{slug}kranvatten'],
    ['instagram', 'campaign', 'water', 'service'],
    ['Kampanj för att dricka kranvatten', 'Boende och besökare'],
    'closed',
  ),
  row(
    ['Stadsutveckling', '@{slug}bygger'],
    ['instagram', 'service', 'planning', 'manager'],
    ['Pågående planer och hur man lämnar synpunkter', 'Boende och fastighetsägare'],
  ),
  row(
    ['Bygglov', '{slug}-bygglov'],
    ['youtube', 'service', 'planning', 'service'],
    ['Korta filmer om hur man söker bygglov', 'Den som ska bygga'],
    'half-done',
  ),
  row(['Kastanjeskolan', '@{slug}kastanj'], ['instagram', 'service', 'education', 'manager'], guardians),
  row(
    ['Åskolan', '@{slug}askolan'],
    ['instagram', 'service', 'education', 'manager'],
    guardians,
    'one-admin',
  ),
  row(
    ['Gymnasiet', '@{slug}gymnasium'],
    ['instagram', 'service', 'education', 'communicator'],
    ['Program, öppet hus och elevernas egna berättelser', 'Blivande elever'],
  ),
  row(
    ['Gymnasiets öppet hus 2024', '@{slug}oppethus'],
    ['instagram', 'campaign', 'education', 'communicator'],
    ['Inför öppet hus', 'Blivande elever'],
    'closed',
  ),
  row(['Klass 4B', '4b'], ['larplattform', 'learning-platform', 'education', 'manager'], classes),
  row(
    ['Klass 7A', '7a'],
    ['larplattform', 'learning-platform', 'education', 'manager'],
    classes,
    'half-done',
  ),
  row(
    ['Förskolan Gläntan', 'glantan-{slug}'],
    ['facebook', 'closed-group', 'education', 'manager'],
    ['Bilder och planering från avdelningarna', 'Vårdnadshavare till barn på förskolan'],
    'one-admin',
  ),
  row(
    ['Vuxenutbildningen', '{slug}-vux'],
    ['linkedin', 'service', 'education', 'communicator'],
    ['Utbildningar och ansökningstider', 'Vuxna som vill studera'],
  ),
  row(
    ['Rektorsbloggen', '@{slug}rektor'],
    ['mastodon', 'assignment', 'education', 'manager'],
    ['En rektor berättar om sitt arbete', 'Lärare och föräldrar'],
  ),
  row(
    ['Anhörigstöd', 'anhorig-{slug}'],
    ['facebook', 'closed-group', 'social', 'communicator'],
    ['Råd och träffar för den som vårdar en närstående', 'Anhöriga'],
  ),
  row(
    ['Äldreomsorgen', '@{slug}omsorg'],
    ['instagram', 'service', 'social', 'communicator'],
    ['Vardag på boenden och i hemtjänsten', 'Anhöriga och blivande medarbetare'],
    'half-done',
  ),
  row(
    ['Familjehem', '@{slug}familjehem'],
    ['facebook', 'service', 'social', 'manager'],
    ['Vad det innebär att vara familjehem', 'Den som funderar på att bli familjehem'],
    'inactive',
  ),
  row(
    ['Fältgruppen', '@{slug}falt'],
    ['instagram', 'service', 'social', 'shy'],
    ['Var fältgruppen finns och hur man når den', 'Unga och deras föräldrar'],
  ),
  row(
    ['Näringsliv', '{slug}-naringsliv'],
    ['linkedin', 'service', 'executive', 'manager'],
    ['Etablering, upphandling och frukostmöten', 'Företagare'],
  ),
  row(
    ['Turism', '@visit{slug}'],
    ['instagram', 'service', 'culture', 'communicator'],
    ['Platser, evenemang och leder', 'Besökare'],
  ),
  row(
    ['Valet', '@{slug}val'],
    ['instagram', 'campaign', 'executive', 'manager'],
    ['När och var man röstar', 'Röstberättigade'],
    'planned',
  ),
  row(
    ['Ung i {place}', '@{slug}ung'],
    ['instagram', 'service', 'culture', 'service'],
    ['Det som händer för unga', 'Unga 13–19 år'],
    'planned',
  ),
]
