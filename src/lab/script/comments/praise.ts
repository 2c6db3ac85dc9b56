import { linesOf } from '../script-line.ts'

export const praise = linesOf('praise', {
  snow: [
    'Ni gör ett fantastiskt jobb! Plogat kl 5 på morgonen, som en dröm ❄️🙏',
    {
      text: 'Stort tack till han i gula plogen som stannade och hjälpte mig loss. Guldstjärna ⭐',
      by: 'maja',
    },
    'Äntligen! Björkvägen klar redan kl 7. Tack!',
  ],
  water: [
    { text: 'Snabbt jobbat i kylan. Bjuder på kaffe på Skolgatan 4!', by: 'maja' },
    'Bra information den här gången, tack för uppdateringarna.',
  ],
  bath: [
    'Bästa badhuset i länet, personalen är guld 💙',
    'Tack för att ni förlänger årskorten utan att man behöver be om det.',
  ],
  school: [{ text: 'Kontaktcenter hjälpte mig med valet på tio minuter. Så proffsigt!', by: 'samir' }],
  library: [
    { text: 'Meröppet är det bästa som hänt. Satt där kl 6 med kaffe och morgontidning.', by: 'gunvor' },
    '❤️❤️❤️',
  ],
  recycling: ['Fungerar toppen hos oss. Mycket mindre sopor i vanliga kärlet.'],
  track: [
    { text: 'Spåren i dag: 10 av 10. Tack ni som kör ut mitt i natten!', by: 'dragan' },
    'Wow! Första gången jag vågar åka i mörker 🙌',
  ],
  holiday: ['Vilket program! Barnen ville gå på allt.'],
  elderly: [
    { text: 'Tack till nattpatrullen som kom så fort när pappa ramlade. Ni är änglar.', by: 'pirjo' },
  ],
  preschool: ['Blåsippans personal är världens bästa 🌼'],
  'summer-job': [
    { text: 'Jag fick jobba på biblioteket förra sommaren, det var såååå kul, sök!!', by: 'lova' },
  ],
  playground: ['Roligt att barnen får bestämma!'],
  culture: ['Så fint i fjol, vi kommer hela familjen. Heja kulturskolan!'],
  lighting: ['Så mycket tryggare på väg hem från tåget nu. Tack.'],
  roadwork: ['Bra att cykelbanan hålls öppen!'],
  planning: [{ text: 'Great that you publish the plans in English too. Thank you!', by: 'emma' }],
})
