import { linesOf } from '../script-line.ts'

export const ideas = linesOf('idea', {
  snow: [
    'Kan man inte visa i appen när plogen kört förbi, så slipper man ringa?',
    {
      text: 'Förslag: låt oss som orkar ”adoptera” ett övergångsställe och hålla det skottat. Jag anmäler mig!',
      by: 'maja',
    },
  ],
  bath: [
    {
      text: 'Tänk om det fanns en timme i veckan med dämpat ljus och ingen musik. Många barn skulle våga komma då.',
      by: 'elin',
      answer: 'Hej Elin! Vilken fin idé, vi tar med den till badhuset.',
    },
    'Kvällssim till 22 en dag i veckan för oss skiftarbetare?',
  ],
  water: ['Sms-larm per gata i stället för per ort vore guld värt.'],
  school: [
    {
      text: 'Låt eleverna i nian visa runt på öppet hus i stället för rektorn. De säger som det är 😄',
      by: 'elin',
    },
  ],
  library: [
    'Verktygsbibliotek! Borrmaskin, symaskin, tält. Finns i andra kommuner.',
    'Läxhjälp på söndagar, jag ställer upp gratis.',
  ],
  recycling: [
    'Bytesdag för barnkläder på återvinningscentralen en gång i månaden?',
    'Sätt sensorer i behållarna som säger till när de är fulla.',
  ],
  track: ['Lägg ut en karta med lampornas nummer så att man kan anmäla exakt vilken som är trasig.'],
  planning: [
    'Spara den gamla magasinsbyggnaden och gör saluhall av den.',
    'Låt skolklasser bygga sitt förslag i ett datorspel och visa upp.',
  ],
  playground: [
    {
      text: 'En gunga som funkar för rullstol! Snälla.',
      by: 'amina',
      answer:
        'Hej Amina! Alla tre förslagen har en gunga som fungerar med rullstol. Det borde vi ha skrivit.',
    },
    'Vattenlek med handpump, det kostar ingenting.',
  ],
  holiday: ['Lägg ut hälften av platserna kl 8 och hälften kl 18. Rättvist för fler.'],
  culture: ['Låt nästa vinterfest ha en scen för dem som aldrig uppträtt.'],
  lighting: ['Belysning som tänds när någon går förbi på cykelbanan, sparar el och stör inte djuren.'],
  elderly: ['Låt skolans elever äta lunch på äldreboendet en dag i veckan.'],
})
