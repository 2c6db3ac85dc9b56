import { linesOf } from '../script-line.ts'

export const questions = linesOf('question', {
  water: [
    {
      text: 'Vattnet är alldeles brunt på Skolgatan just nu, kan man dricka det? Jag har en nyfödd hemma 😟',
      by: 'amina',
      isUrgent: true,
      media: 'brunt-vatten.png',
      replies: [{ by: 'gunvor', text: 'Samma hos oss på tredje våningen.' }],
    },
    {
      text: 'Min pappa har hemdialys och det kommer inget vatten alls på Björkvägen. Vem ringer vi NU?',
      by: 'pirjo',
      isUrgent: true,
    },
    {
      text: 'Hur länge beräknas det vara avstängt? Har bokat tvättstuga ikväll.',
      answer:
        'Hej! Vi räknar med att vattnet är tillbaka vid 19-tiden i kväll. Spola en stund innan du tvättar, det första vattnet kan vara missfärgat.',
    },
    {
      text: 'Måste man koka vattnet efteråt eller räcker det att spola?',
      answer:
        'Hej! Det räcker att spola kallvatten tills det är klart, oftast några minuter. Du behöver inte koka det.',
    },
    'Finns det en vattentank på östra sidan också? Har svårt att gå ända till torget med rollatorn.',
  ],
  snow: [
    {
      text: 'Kärrvägen då? Tredje veckan nu utan att någon plog har synts till.',
      by: 'bosse',
      answer: 'Hej Bosse! Kärrvägen står på tur i natt. Din synpunkt har vi skickat vidare till gatuenheten.',
    },
    {
      text: 'Det är rena isgatan utanför vårdcentralen och folk ramlar just nu. Kommer det någon och sandar??',
      by: 'pirjo',
      isUrgent: true,
      replies: [
        {
          by: 'maja',
          text: 'Såg en äldre dam halka för tio minuter sedan, hon klarade sig men det var nära.',
        },
      ],
    },
    'Var kan man hämta sand själv?',
    {
      text: 'vem ska skotta trottoaren utan för en privat fastighet, är det jag eller ni??',
      answer:
        'Hej! Gångbanan utanför en fastighet sköter fastighetsägaren själv i de flesta områden. På webbplatsen finns en karta över vilka gator vi tar.',
    },
    'Kör ni lördagar och söndagar också eller är det ledigt då?',
  ],
  bath: [
    {
      text: 'Gäller förlängningen även klippkort?',
      answer: 'Hej! Klippkort har inget slutdatum, så där behövs ingen förlängning.',
    },
    'Är babysimmet inställt också den veckan? Har inte fått något mejl.',
    'Hur varmt är det i varmvattenbassängen?',
  ],
  school: [
    {
      text: 'هل يمكنني تقديم طلب المدرسة لابني إذا لم يكن لدي هوية إلكترونية؟ وأين يمكنني الحصول على المساعدة باللغة العربية؟',
      by: 'samir',
      replies: [{ by: 'amina', text: 'نعم، اتصل بمركز الاتصال وسيساعدونك.' }],
    },
    {
      text: 'Måste båda vårdnadshavarna signera?',
      answer:
        'Hej! Ja, har ni gemensam vårdnad behöver båda skriva under valet, var och en med sin e-legitimation.',
    },
    'Räknas syskonförtur om storasyskonet går ut nian i vår?',
    {
      text: 'Hi, we moved here in December and my daughter does not have a Swedish personal number yet. Can she still apply for a school place?',
      by: 'emma',
    },
    'När får man besked?',
    'Vad händer om jag glömmer att välja, hamnar han på närmaste skolan då?',
  ],
  library: [
    {
      text: 'Får man ta med barn under meröppet?',
      by: 'amina',
      answer: 'Hej! Ja, barn är välkomna i sällskap med den vuxna som har kortet.',
    },
    'Går det att skriva ut när det är obemannat?',
    'Vilken ålder gäller för att få kod?',
  ],
  recycling: [
    'Vad gör man om man inte har fått något kärl än? Alla grannar har fått.',
    {
      text: 'Ska frigolit i plast eller brännbart, det säger olika på olika ställen',
      answer:
        'Hej! Förpackningar av frigolit hör till plasten. Stora bitar lämnar du på återvinningscentralen.',
    },
    'När hämtas julgranen?',
  ],
  track: [
    {
      text: 'Är det okej att ta hunden på stigen om den är kopplad?',
      answer: 'Hej! Ja, kopplad hund är välkommen på gångstigen bredvid spåret.',
    },
    {
      text: 'Hela östra slingan är mörk just nu och jag har tolv ungdomar ute i spåret. Går det att tända?',
      by: 'dragan',
      isUrgent: true,
      media: 'trasig-lampa.jpg',
    },
  ],
  holiday: [
    'Kan man anmäla kompisar samtidigt?',
    'Finns det något för barn med funktionsnedsättning?',
    {
      text: 'När öppnar anmälan? Står måndag men vilken måndag',
      answer: 'Hej! Anmälan öppnar måndagen vecka 5, kl. 8.00. Vi förtydligar det i inlägget.',
    },
  ],
  'summer-job': [
    { text: 'Hej jag fyller 14 i mars kan jag söka då?', by: 'lova' },
    'Hur mycket får man i lön?',
    'får man önska var man vill jobba? jag vill helst jobba med djur elr typ på äldreboende',
  ],
  roadwork: ['Hur tar sig färdtjänsten fram till nummer 14 under avstängningen?', 'Går buss 3 en annan väg?'],
  planning: [
    'Finns handlingarna någonstans om man inte kan komma på torsdag?',
    'Hur högt ska det bli? Jag bor precis norr om.',
  ],
  elderly: [
    'Går det att få laktosfri kost i alla fyra rätterna?',
    'Mamma har svårt att läsa listan, kan den fås med större text?',
  ],
  preschool: [
    'Var lämnar vi barnen de första veckorna, samma ingång?',
    'Stör det vilan? Vår lilla är väldigt ljudkänslig.',
  ],
  culture: ['Är festen tillgänglig för rullstol?', 'Vart parkerar man?'],
  lighting: ['När är det Solvägens tur?'],
  playground: ['Hur röstar man om man inte har kort på biblioteket?'],
})
