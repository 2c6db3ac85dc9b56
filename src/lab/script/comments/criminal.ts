import { linesOf } from '../script-line.ts'

/** Threats and incitement, moderate and invented: what must be secured as evidence before it is removed. */
export const criminal = linesOf('criminal', {
  snow: [
    {
      text: 'Jag vet var du bor, handläggarjävel. Vänta du bara tills jag ser dig på stan nästa gång.',
      by: 'leif',
      replies: [{ by: 'maja', text: 'Skärp dig Leif, de gör så gott de kan.' }],
    },
    { text: 'Nästa plog som lägger en vall här får däcken sönderskurna. Det är ett löfte.', by: 'ronny' },
  ],
  water: [
    { text: 'Kom hit en gång till och gräv så ska ni få se vad en spade kan användas till.', by: 'leif' },
  ],
  school: [
    {
      text: 'Den rektorn ska få så hon tiger. Vi är flera som tänker åka hem till henne i kväll.',
      by: 'natt',
    },
  ],
  elderly: [
    {
      text: 'Biståndshandläggaren borde någon ge stryk. Hon slutar kl 16.30 och tar alltid samma väg till bilen.',
      by: 'leif',
    },
  ],
  planning: [
    'Bränn ner bygget innan det är klart säger jag. Vem är med? Möts vid magasinet på lördag kväll.',
  ],
  roadwork: [
    { text: 'Välj: flytta avstängningen eller så flyttar jag den med traktorn, med er under.', by: 'ronny' },
  ],
  recycling: ['Krossa rutorna på sopbilen när den kommer 05.40 så slutar de snart. Gör det allihop!'],
  bath: [{ text: 'Vi ses när du låser i kväll. Du vet vem jag är.', by: 'natt' }],
  culture: ['Någon borde kasta en smällare i den där kören på lördag, så det blir tyst.'],
  lighting: [{ text: 'Skjut sönder varenda ny lampa, jag bjuder på skotten.', by: 'leif' }],
})
