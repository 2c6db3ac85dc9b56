/** The invented citizens. Any likeness to somebody living is chance. */
export type CastMember = {
  readonly key: string
  readonly name: string
  readonly sv: string
  readonly en: string
  /** The network keeps their name from the Page. */
  readonly isWithheld?: boolean
  readonly acceptsMessages?: boolean
  readonly friends?: readonly string[]
  /** Writes mild things only unless a line names them. */
  readonly isGentle: boolean
}

export const cast: readonly CastMember[] = [
  {
    key: 'amina',
    name: 'Amina Yusuf',
    sv: 'nybliven mamma, frågar kort och tydligt',
    en: 'new mother, asks short and clear questions',
    isGentle: true,
    friends: ['samir'],
  },
  {
    key: 'bosse',
    name: 'Bosse Kärrman',
    sv: 'pensionerad rörmokare, trött på plogvallen',
    en: 'retired plumber, tired of ploughed banks',
    isGentle: true,
    friends: ['gunvor'],
  },
  {
    key: 'leif',
    name: 'Leif Stormgård',
    sv: 'arg sent på kvällen',
    en: 'angry late at night',
    isGentle: false,
    friends: ['ronny'],
  },
  {
    key: 'ronny',
    name: 'Ronny Brattås',
    sv: 'Leifs vän, hejar på',
    en: 'Leif’s friend, cheers him on',
    isGentle: false,
    friends: ['leif'],
  },
  {
    key: 'gunvor',
    name: 'Gunvor Ekedahl',
    sv: 'går till biblioteket varje dag',
    en: 'goes to the library every day',
    isGentle: true,
  },
  {
    key: 'samir',
    name: 'Samir Haddadin',
    sv: 'förälder, skriver helst på arabiska',
    en: 'parent, prefers Arabic',
    isGentle: true,
  },
  {
    key: 'elin',
    name: 'Elin Törnblad',
    sv: 'lärare med många idéer',
    en: 'teacher with many ideas',
    isGentle: true,
  },
  {
    key: 'jokke',
    name: 'Joakim ”Jokke” Wester',
    sv: 'spydig men saklig',
    en: 'sarcastic but to the point',
    isGentle: true,
  },
  {
    key: 'pirjo',
    name: 'Pirjo Lahtivirta',
    sv: 'anhörig till någon på äldreboende',
    en: 'relative of somebody in a care home',
    isGentle: true,
  },
  {
    key: 'emma',
    name: 'Emma Carlhamre',
    sv: 'student, skriver på engelska ibland',
    en: 'student, writes English at times',
    isGentle: true,
  },
  {
    key: 'dragan',
    name: 'Dragan Mirkovac',
    sv: 'tränar ungdomar på elljusspåret',
    en: 'trains youngsters on the lit track',
    isGentle: true,
  },
  {
    key: 'lova',
    name: 'Lova Sundelöf',
    sv: 'fjorton år, söker sommarjobb',
    en: 'fourteen, looks for a summer job',
    isGentle: true,
  },
  {
    key: 'torbjorn',
    name: 'Torbjörn Hallqvister',
    sv: 'frågar om politiska beslut',
    en: 'asks about political decisions',
    isGentle: true,
  },
  {
    key: 'maja',
    name: 'Maja Fjällbäck',
    sv: 'tackar och uppmuntrar',
    en: 'thanks and encourages',
    isGentle: true,
  },
  {
    key: 'tak',
    name: 'Nordiska Takfirman i Väst',
    sv: 'företagssida som säljer takläggning',
    en: 'company page selling roofs',
    isGentle: false,
    acceptsMessages: false,
  },
  {
    key: 'lan',
    name: 'Kvicklån Direkt',
    sv: 'skräpkonto som lovar pengar',
    en: 'junk account promising money',
    isGentle: false,
    acceptsMessages: false,
  },
  {
    key: 'natt',
    name: 'Nattuggla 73',
    sv: 'tar inte emot privata meddelanden',
    en: 'takes no private messages',
    isGentle: false,
    acceptsMessages: false,
  },
  {
    key: 'anonym',
    name: 'Anonym besökare',
    sv: 'nätverket visar inte namnet för kommunen',
    en: 'the network keeps the name from the municipality',
    isGentle: true,
    isWithheld: true,
  },
]

export function castMember(key: string): CastMember | undefined {
  return cast.find((member) => member.key === key)
}
