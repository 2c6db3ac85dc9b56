import { linesOf } from '../script-line.ts'

export const spam = linesOf('spam', {
  snow: [
    {
      text: 'Tungt med snö på taket? ❄️ Vi skottar och lägger om! 20 % rabatt med ROT hela februari. Ring eller besök takfirman.example',
      by: 'tak',
    },
  ],
  water: [
    {
      text: 'Trött på brunt vatten? Vårt filter tar bort 99,9 %. Beställ före midnatt! 👉 rentvatten.example/rea',
      by: 'tak',
    },
  ],
  bath: [
    {
      text: 'Behöver du pengar NU? Lån upp till 50 000 kr utan UC på 2 min 💸💸💸 kvicklan.example',
      by: 'lan',
    },
  ],
  school: [
    {
      text: 'I was broke until I met Mr. Anderson, he trades for me and now I earn 4,000 EUR a week. Write him on WhatsApp +00 000 000',
      by: 'lan',
    },
  ],
  library: [
    {
      text: 'GRATIS e-böcker och filmer ⬇️⬇️⬇️ klicka här innan länken försvinner bit.example/x7k2',
      by: 'lan',
    },
  ],
  recycling: [{ text: 'Vi hämtar ditt grovsopor billigt!! Svart eller vitt du väljer ;) PM', by: 'tak' }],
  planning: [{ text: 'Säljer du ditt hus? Vi värderar gratis i {ort} denna vecka. Maila oss!', by: 'tak' }],
  track: [{ text: 'Skidor till salu, som nya. Se min profil. Swish går bra', by: 'natt' }],
  holiday: [
    { text: 'Du har VUNNIT en familjeresa! Bekräfta med ditt kortnummer på vinnare.example', by: 'lan' },
  ],
  'summer-job': [
    {
      text: 'Tjäna 900 kr/tim hemifrån, ingen erfarenhet, bara mobil. Skriv JA så berättar jag mer',
      by: 'lan',
    },
  ],
  culture: [{ text: 'Hoodies med {ort}-tryck, bara 199 kr idag! 🔥 merch.example', by: 'lan' }],
  roadwork: [{ text: 'Asfalt över? Vi lägger din uppfart i veckan, halva priset kontant.', by: 'tak' }],
})
