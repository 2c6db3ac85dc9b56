import { kindNames } from '#modules/accounts/index.ts'

export const sv = {
  title: (account: string, network: string) => `Säkrat underlag: ${account} på ${network}`,
  heading: 'Säkrat underlag',
  lead: (network: string, account: string, kind: string) => `${network} · ${account} · ${kind}`,
  kinds: kindNames.sv,
  evidence: 'Underlag',
  footer: (id: string) => `Säkrat underlag ${id}`,
  account: 'Konto',
  writtenBy: 'Skrivet av',
  unknownAuthor: 'Uppgift om vem som skrev saknas.',
  link: 'Länk',
  noLink: 'Nätverket ger ingen länk.',
  postedAt: 'Publicerat',
  receivedAt: 'Mottaget',
  capturedAt: 'Säkrat',
  unknownTime: 'Nätverket anger ingen tid.',
  capturedBy: 'Säkrat av',
  policy: 'Regelverk',
  policyVersion: (organisation: string, version: string) => `${organisation}, version ${version}`,
  ground: 'Grund',
  groundWords: (code: string, label: string) => `${label} (${code})`,
  assessment: 'Bedömning',
  context: 'Så stod det',
  contextLead:
    'Inlägget och tråden som de stod när underlaget säkrades. Den markerade texten är den som underlaget gäller. Klockslag är svensk tid med avvikelse från UTC.',
  messageLead:
    'Meddelandet som det stod när underlaget säkrades. Klockslag är svensk tid med avvikelse från UTC.',
  files: 'Filer i underlaget',
  noFiles: 'Inga filer har sparats.',
  fileColumns: ['Fil', 'Vad det är', 'Storlek', 'SHA-256'],
  fileType: (what: string, mediaType: string) => `${what} (${mediaType})`,
  check: 'Om underlaget',
  checkLines: [
    'SHA-256 är filens fingeravtryck. Ändras ett enda tecken i filen blir fingeravtrycket ett annat. Fingeravtrycken är låsta i journalen.',
    'Återgivningen är gjord för att läsas. De exakta orden, bilderna och nätverkets egna svar ligger i filerna ovan.',
    'Ett tecken som inte kan visas skrivs som sitt nummer i Unicode, till exempel \u202e.',
  ],
  withheldLines: [
    'Bilder, filmer och andra filer har inte kopierats, eftersom innehåll av det här slaget varken ska spridas eller sparas. Underlaget har bara ord, tider, konton och länkar.',
  ],
}
