import { linesOf } from '../script-line.ts'

/** As coarse as a practice needs and no coarser. No real group, place or person is the target. */
export const offensive = linesOf('offensive', {
  snow: [
    {
      text: 'Vilka jävla idioter ni är hela högen. Lata as som sitter inne och fikar.',
      by: 'leif',
      replies: [{ by: 'ronny', text: 'Hahaha så jävla rätt Leif' }],
    },
    { text: 'Den där snöchefen är ju dum i huvudet på riktigt, borde inte få ha körkort ens', by: 'ronny' },
  ],
  water: [
    { text: 'Fattar ni ingenting era hjärndöda pellejönsar, ni kan fan inte ens laga ett rör', by: 'leif' },
  ],
  bath: [
    { text: 'Hon i kassan är en riktig surkärring. Fet är hon också.', by: 'natt' },
    'Kärringarna på simskolan ska hålla käften och lära ungarna simma.',
  ],
  school: [
    { text: 'Rektorn är en lögnaktig satmara. Hoppas hon får sparken och hamnar på gatan.', by: 'leif' },
    'Vad ska man vänta sig när skolan är full av sånt pack som flyttat hit.',
  ],
  library: [{ text: 'Bibliotekarien med lila hår är ett freak, ta bort henne från barnen.', by: 'ronny' }],
  planning: ['Arkitekten måste ha ritat det här i fyllan, vilken korkad människa.'],
  elderly: [{ text: 'Hemtjänsttjejerna är lata slampor som bara sitter i bilen.', by: 'ronny' }],
  recycling: ['Du som skrev det här inlägget är ju helt pantad. Byt jobb.'],
  roadwork: [
    { text: 'Håll käften kommunikatörsjävel, du har aldrig gjort ett hederligt handtag', by: 'natt' },
  ],
  culture: ['Sluta ge pengar åt de där oduglingarna som inte ens kan spela rent. Patetiska typer.'],
  lighting: ['Gubbslemmet som bestämmer om lamporna borde sättas på hem.'],
})
