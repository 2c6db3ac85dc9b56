import { cast } from '../script/cast.ts'
import type { CastMember } from '../script/cast.ts'
import type { Texts } from './texts.sv.ts'

/** One-click comments: the kinds that an office has to practise most. */
export type Example = {
  readonly key: string
  readonly by: string
  readonly text: string
  readonly label: (texts: Texts) => string
}

export const examples: readonly Example[] = [
  {
    key: 'hot',
    by: 'leif',
    text: 'Jag vet var du bor, handläggarjävel. Vänta du bara tills jag ser dig på stan nästa gång.',
    label: (texts) => texts.exampleThreat,
  },
  {
    key: 'akut',
    by: 'amina',
    text: 'Vattnet är alldeles brunt hos oss just nu, kan man dricka det? Jag har en nyfödd hemma 😟',
    label: (texts) => texts.exampleUrgent,
  },
  {
    key: 'spydig',
    by: 'jokke',
    text: 'Fantastiskt att ni hinner skriva så fina inlägg. Själva snöröjningen på Kärrvägen väntar vi fortfarande på, tredje veckan nu. Strålande jobbat, verkligen 👏',
    label: (texts) => texts.exampleSarcasm,
  },
  {
    key: 'politik',
    by: 'torbjorn',
    text: 'Varför röstade majoriteten för att lägga ner badhuset i norra delen? Svara någon gång!',
    label: (texts) => texts.examplePolitics,
  },
  {
    key: 'hemligt',
    by: 'anonym',
    text: 'Grannen på Solvägen 8 har hemtjänst för att han dricker. Nu har ingen varit där på en vecka. Gör något!',
    label: (texts) => texts.exampleSecret,
  },
  {
    key: 'berom',
    by: 'maja',
    text: 'Ni gör ett fantastiskt jobb, tack alla ni som är ute mitt i natten! ❤️',
    label: (texts) => texts.examplePraise,
  },
]

export function exampleNamed(key: string | undefined): Example | undefined {
  return examples.find((one) => one.key === key)
}

export function authorOf(example: Example): CastMember | undefined {
  return cast.find((member) => member.key === example.by)
}
