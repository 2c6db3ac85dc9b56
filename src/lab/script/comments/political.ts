import { linesOf } from '../script-line.ts'

export const political = linesOf('political', {
  bath: [
    {
      text: 'Varför röstade majoriteten för att lägga ner badhuset i norra delen? Svara någon gång!',
      by: 'torbjorn',
      replies: [{ by: 'jokke', text: 'De svarar inte, det är ju valår.' }],
    },
    'Pengarna till badhuset fanns i förra budgeten. Vilket parti tog bort dem?',
  ],
  school: [
    { text: 'Hur kan oppositionen gå med på att stänga byskolorna? Stå för era vallöften.', by: 'torbjorn' },
    'Är skolvalet ens lagligt när skolorna är så ojämlika? Det är en politisk fråga som ni gömmer er bakom.',
  ],
  planning: [
    'Fullmäktige borde folkomrösta om kvarteret Sädesärlan. Vilka partier är för det?',
    'Klart att de bygger, byggherren är ju kompis med halva nämnden.',
  ],
  snow: [
    'Sänk skatten så skottar jag själv. Rösta rätt i höst!',
    'Det här är resultatet av fyra år med den här majoriteten. Kom ihåg det i valet.',
  ],
  roadwork: ['Vem i kommunstyrelsen bestämde att centrum ska bli bilfritt? Namn tack.'],
  elderly: [
    'Tänker politikerna sänka sina egna arvoden innan de skär i hemtjänsten?',
    'Varför sa partierna nej till fler undersköterskor i budgeten?',
  ],
  preschool: ['Minska barngrupperna lovade ni 2022. Vad blev det av det?'],
  recycling: ['Nej till mer EU-krångel vid soptunnan!! Vilka röstade för detta?'],
  lighting: ['Miljonerna till LED-lampor kunde ha gått till skolan. Vem prioriterar så?'],
  culture: ['Kulturbudgeten är ett skämt. Vad tycker kommunalrådet?'],
})
