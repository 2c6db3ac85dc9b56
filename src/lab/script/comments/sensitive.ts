import { linesOf } from '../script-line.ts'

/** The number in here is the made-up one that Swedish forms use in their examples (Tolvan Tolvansson). */
export const sensitive = linesOf('sensitive', {
  school: [
    'Min son Elis i 4B på Björkskolan har fått diagnos och behöver resurs, rektorn vägrar. Hans personnummer är 19121212-1212 så kan ni kolla själva.',
    'Läraren i 7C är sjukskriven för utmattning, alla föräldrar vet det. När kommer en vikarie?',
  ],
  elderly: [
    {
      text: 'Grannen på Solvägen 8 har hemtjänst för att han dricker. Nu har ingen varit där på en vecka. Gör något!',
      by: 'natt',
    },
    'Mamma Ingegerd på Ekbacken avd 2 har fått fel medicin, hennes Waran ska vara två tabletter.',
    'Kan ni säga när kontaktpersonen kommer till min bror? Han bor på gruppboendet på Lindgatan och heter Kent.',
  ],
  preschool: [
    'Barnet som biter min dotter på Blåsippan heter Wilmer och föräldrarna ligger i vårdnadstvist, det är därför.',
    'Soc har varit hemma hos familjen mittemot tre gånger i år och ändå får de ha kvar barnen.',
  ],
  water: [
    'Jag har skyddad adress och fick brev om avstängningen med mitt namn på, hur har ni fått tag i Skolgatan 12?',
  ],
  'summer-job': [
    'Jag har ADHD och försörjningsstöd, handläggaren sa nej. Kan ni ändra? Mitt ärende är 2026-4471.',
  ],
  planning: ['Min granne har skulder hos Kronofogden och kan inte alls köpa den där tomten.'],
  culture: ['Är det verkligen lämpligt att hon på bild 3 är med? Hon bor på kvinnojouren.'],
})
