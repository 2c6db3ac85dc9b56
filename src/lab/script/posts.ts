import type { Topic } from './script-line.ts'

export type ScriptPost = { readonly topic: Topic; readonly text: string; readonly media?: readonly string[] }

/** What a municipality publishes in a winter month. The order is the order of publishing. */
export const scriptPosts: readonly ScriptPost[] = [
  {
    topic: 'school',
    text: 'Nu är det dags att välja skola! Mellan den 10 och 31 januari söker du plats i förskoleklass, årskurs 4 och årskurs 7 för hösten. Du gör ditt val i e-tjänsten med e-legitimation. Har du inte e-legitimation hjälper kontaktcenter dig.',
  },
  {
    topic: 'recycling',
    text: 'Från och med måndag hämtas förpackningar vid alla villor i {ort}. Du får ett nytt kärl med fyra fack. Hämtningsdag ser du genom att söka på din adress på webbplatsen.',
    media: ['full-container.png'],
  },
  {
    topic: 'library',
    text: 'Meröppet på biblioteket i {ort}! Med lånekort och kod kommer du in alla dagar 06–22, också när personalen har gått hem. Du behöver göra en kort introduktion först, boka i informationsdisken.',
    media: ['bibliotek.png'],
  },
  {
    topic: 'planning',
    text: 'Förslaget till detaljplan för kvarteret Sädesärlan är ute på samråd till den 15:e. Planen ger plats för 120 bostäder, en förskola och en park. Kom till öppet hus på torsdag kl. 16–19 i stadshusets foajé.',
  },
  {
    topic: 'bath',
    text: 'Badhuset är stängt vecka 4 för byte av ventilation. Gymmet har öppet som vanligt. Har du årskort förlängs det automatiskt med en vecka.',
    media: ['badhus.png'],
  },
  {
    topic: 'elderly',
    text: 'Den nya menyn för matlådor inom hemtjänsten är klar. Från februari väljer du mellan fyra rätter varje dag, varav en vegetarisk. Din hemtjänstgrupp har med sig beställningslistan.',
  },
  {
    topic: 'preschool',
    text: 'Förskolan Blåsippan får en ny gård! Arbetet börjar på måndag och pågår till påsk. Under tiden leker barnen på den avgränsade delen mot skogen.',
  },
  {
    topic: 'roadwork',
    text: 'Vi lägger ny fjärrvärme i Storgatan mellan torget och järnvägen. Gatan är avstängd för biltrafik från den 8:e till den 26:e. Gående och cyklister kommer fram hela tiden.',
  },
  {
    topic: 'summer-job',
    text: 'Sök sommarjobb i {kommun}! Är du född 2008–2010 och folkbokförd här kan du få jobba tre veckor i sommar. Ansökan öppnar den 1 februari och är öppen hela månaden.',
  },
  {
    topic: 'culture',
    text: 'På lördag är det vinterfest på torget: eldkonst, musik av kulturskolans elever och korv till självkostnadspris. Vi börjar kl. 15. Välkommen!',
  },
  {
    topic: 'lighting',
    text: 'Nu byter vi 1 400 gatlampor till LED i {ort}. De nya lamporna drar hälften så mycket ström. Under bytet kan det vara mörkt på din gata en kväll.',
  },
  {
    topic: 'playground',
    text: 'Hur ska lekplatsen i Stadsparken bli? Vi har tre förslag och vill veta vad barnen tycker. Rösta på biblioteket eller på webbplatsen senast på fredag.',
  },
  {
    topic: 'track',
    text: 'Elljusspåret är preparerat för skidor! Fem kilometer klassiskt och fristil, belyst till kl. 22. Gå gärna på gångstigen bredvid så håller spåren längre.',
    media: ['trasig-lampa.jpg'],
  },
  {
    topic: 'holiday',
    text: 'Sportlovsprogrammet är här! Över 60 aktiviteter för dig mellan 6 och 19 år, de flesta gratis: prova på-simning, skaparverkstad, isdisco, e-sport och filmskola. Anmälan öppnar på måndag kl. 8.',
  },
  {
    topic: 'water',
    text: 'En vattenläcka på Skolgatan gör att delar av centrala {ort} saknar vatten eller har lågt tryck just nu. Vi är på plats och lagar. Vattentank står vid torget, ta med eget kärl. Vattnet kan vara missfärgat när det kommer tillbaka.',
    media: ['brunt-vatten.png'],
  },
  {
    topic: 'snow',
    text: 'Nu plogar vi! Bussgator och gång- och cykelbanor först, sedan bostadsgator. På webbplatsen ser du var plogbilarna är och när din gata står på tur.',
    media: ['snovall.png'],
  },
]
