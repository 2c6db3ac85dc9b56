/**
 * What the staff answered where the script of the practice square has no answer of its own: by the words of the question, filled in for the
 * municipality like the script itself. In the language of the one who asked.
 */
export const answers: Readonly<Record<string, string>> = {
  'Vattnet är alldeles brunt på Skolgatan just nu, kan man dricka det? Jag har en nyfödd hemma 😟':
    'Hej! Använd inte vattnet till barnet just nu. Hämta vatten i tanken vid torget, och spola kallvatten tills det är klart när trycket är tillbaka. Ring kontaktcenter om du inte kan ta dig dit, så kommer vi till dig.',
  'Min pappa har hemdialys och det kommer inget vatten alls på Björkvägen. Vem ringer vi NU?':
    'Hej! Vi har larmat driftjouren, som kör ut vatten till er på en gång. Ring också dialysmottagningen så att de vet. Vid fara för liv, ring 112.',
  'Finns det en vattentank på östra sidan också? Har svårt att gå ända till torget med rollatorn.':
    'Hej! Nu står det en tank vid busshållplatsen på Östergatan också. Orkar du inte bära hjälper driftpersonalen dig på plats.',
  'Det är rena isgatan utanför vårdcentralen och folk ramlar just nu. Kommer det någon och sandar??':
    'Hej! Tack för att du säger till. Sandbilen är på väg och bör vara framme inom en halvtimme. Gå på den norra sidan så länge, där är det sandat.',
  'Var kan man hämta sand själv?':
    'Hej! Sandlådor finns i nästan alla bostadsområden, och på återvinningscentralen får du ta en hink. Platserna är utmärkta på kartan på webbplatsen.',
  'Kör ni lördagar och söndagar också eller är det ledigt då?':
    'Hej! Vi plogar alla dagar när det behövs. På helgen är det jouren som kör, så bostadsgatorna kan ta lite längre tid.',
  'Är babysimmet inställt också den veckan? Har inte fått något mejl.':
    'Hej! Ja, babysimmet är inställt vecka 4. Den gången läggs till sist på terminen. Mejlet går ut i dag, det blev fördröjt.',
  'Hur varmt är det i varmvattenbassängen?': 'Hej! 33 grader, alla dagar utom fredag då den hålls på 34.',
  'هل يمكنني تقديم طلب المدرسة لابني إذا لم يكن لدي هوية إلكترونية؟ وأين يمكنني الحصول على المساعدة باللغة العربية؟':
    'مرحبا! نعم. اتصل بمركز الاتصال وسنساعدك في تقديم الطلب، ويمكننا الاستعانة بمترجم للغة العربية.',
  'Räknas syskonförtur om storasyskonet går ut nian i vår?':
    'Hej! Nej, syskonförturen gäller om syskonet går kvar på skolan i höst.',
  'Hi, we moved here in December and my daughter does not have a Swedish personal number yet. Can she still apply for a school place?':
    'Hello and welcome! Yes, she can. Contact the contact centre and they will give you a form on paper, so that you do not need an e-identification.',
  'När får man besked?': 'Hej! Beskeden skickas i slutet av mars, till båda vårdnadshavarna.',
  'Vad händer om jag glömmer att välja, hamnar han på närmaste skolan då?':
    'Hej! Då får han plats på en skola så nära hemmet som möjligt, men den närmaste kan hinna bli full. Hör av dig om ni behöver hjälp att välja.',
  'Går det att skriva ut när det är obemannat?':
    'Hej! Ja, skrivaren fungerar hela dagen. Du betalar med kort i automaten bredvid.',
  'Vilken ålder gäller för att få kod?':
    'Hej! Du ska ha fyllt 16 år. Är du under 18 skriver en vårdnadshavare på.',
  'Vad gör man om man inte har fått något kärl än? Alla grannar har fått.':
    'Hej! Då har något blivit fel på din adress. Ring kontaktcenter eller svara i e-tjänsten, så kör vi ut ett i veckan.',
  'När hämtas julgranen?':
    'Hej! Lägg den vid kärlet på din första hämtningsdag efter den 13 januari, utan pynt och fot.',
  'Hela östra slingan är mörk just nu och jag har tolv ungdomar ute i spåret. Går det att tända?':
    'Hej! Elektrikern är på väg och tänder för hand. Samla gruppen vid värmestugan så länge, där är det ljust.',
  'Kan man anmäla kompisar samtidigt?':
    'Hej! Ja, upp till fyra barn i samma anmälan. Du behöver deras namn och födelseår.',
  'Finns det något för barn med funktionsnedsättning?':
    'Hej! Ja, alla aktiviteter med en stjärna är anpassade, och du kan få med en ledsagare. Säg till i anmälan vad ni behöver.',
  'Hej jag fyller 14 i mars kan jag söka då?':
    'Hej! I år behöver man vara född 2008–2010, så vänta till nästa år. Titta gärna på vår sida om feriepraktik redan nu.',
  'Hur mycket får man i lön?':
    'Hej! Mellan 85 och 105 kronor i timmen, efter ålder. Lönen kommer månaden efter att du har jobbat.',
  'får man önska var man vill jobba? jag vill helst jobba med djur elr typ på äldreboende':
    'Hej! Ja, du önskar tre områden i ansökan. Både djur och äldreboende finns med, lycka till!',
  'Hur tar sig färdtjänsten fram till nummer 14 under avstängningen?':
    'Hej! Färdtjänsten kör in från järnvägssidan, vakten vid avspärrningen släpper förbi. Säg gärna till när du beställer resan.',
  'Går buss 3 en annan väg?':
    'Hej! Ja, över Parkgatan så länge gatan är avstängd. Hållplats Torget är flyttad till stationen.',
  'Finns handlingarna någonstans om man inte kan komma på torsdag?':
    'Hej! Ja, allt finns på webbplatsen under Pågående detaljplaner och i pärmen på biblioteket. Du kan lämna synpunkter till den 15:e.',
  'Hur högt ska det bli? Jag bor precis norr om.':
    'Hej! Högst fem våningar mot gatan och tre mot parken. I handlingarna finns en skuggstudie där du ser hur det blir hos dig.',
  'Går det att få laktosfri kost i alla fyra rätterna?':
    'Hej! Ja, alla fyra går att få laktosfria. Säg till din hemtjänstgrupp en gång, så gäller det tills vidare.',
  'Mamma har svårt att läsa listan, kan den fås med större text?':
    'Hej! Absolut. Be hemtjänstgruppen om listan med stor text, den finns också uppläst på webbplatsen.',
  'Var lämnar vi barnen de första veckorna, samma ingång?':
    'Hej! Från måndag lämnar ni vid ingången mot skogen. Personalen möter utanför de första dagarna.',
  'Stör det vilan? Vår lilla är väldigt ljudkänslig.':
    'Hej! Mellan 11.30 och 13.30 är det inga bullriga arbeten. Prata gärna med pedagogerna om er lilla, så ordnar de ett lugnt rum.',
  'Är festen tillgänglig för rullstol?':
    'Hej! Ja, hela torget är plant och sandat, och det finns en upphöjd plats framför scenen.',
  'Vart parkerar man?':
    'Hej! Parkeringen vid stationen är gratis hela lördagen. För rullstol finns fyra platser på Kyrkogatan.',
  'När är det Solvägens tur?':
    'Hej! Solvägen står på tur i vecka 6. Du får en lapp i brevlådan två dagar innan.',
  'Hur röstar man om man inte har kort på biblioteket?':
    'Hej! Då röstar du på webbplatsen, eller säger till i disken så räcker det med namnet.',
  'Busshållplatsen vid sjukhuset är inte skottad. Är det ni eller {region}?':
    'Hej! Hållplatserna vid sjukhuset sköter {region}. Vi har ringt dem om den här.',
  'När får vi tillbaka vår vårdcentral i norra {ort}?':
    'Hej! Vårdcentralerna är {region}s. På deras webbplats ser du vad som är bestämt, och där kan du också lämna synpunkter.',
  'Internet försvann samtidigt som vattnet, grävde ni av fibern? Vem ringer jag?':
    'Hej! Fibern ägs av nätbolaget, så felanmäl till dem. Vi har frågat vår entreprenör, och de har inte sett någon skadad kabel.',
  'Skolbussen kom inte i dag heller. Är det {region} som kör den?':
    'Hej! Ja, den linjen kör {region}. Ring deras kundtjänst om den uteblir, och säg till oss om det händer igen.',
  'När öppnar CSN-kontoret igen?':
    'Hej! CSN är en statlig myndighet med egna öppettider. Du når dem på csn.se eller på telefon.',
  'Varför står tågen stilla vid överfarten i 20 minuter varje morgon?':
    'Hej! Bommarna och tågen styrs av Trafikverket. De tar emot synpunkter på sin webbplats.',
  'Får polisen parkera i cykelbanan hur som helst?':
    'Hej! Det är polisen själv som svarar för sina bilar. Du kan lämna synpunkter till dem på polisen.se.',
  'När öppnar den privata padelhallen bredvid?':
    'Hej! Hallen drivs av ett företag som vi inte har något med att göra, så fråga dem direkt.',
  'Pantmaskinen på mataffären är trasig igen. Kan ni säga till dem?':
    'Hej! Pantmaskinen är butikens egen, så det är bäst att du säger till i kassan.',
  'Golfklubbens bana ser hemsk ut efter skidspåren. Vem ersätter oss medlemmar?':
    'Hej! Spåren på banan är en överenskommelse med klubben. Vänd dig till klubbens kansli, så tar de det med oss.',
  'Varför kostar det att låna e-böcker på universitetet nu?':
    'Hej! Universitetets bibliotek är statligt och bestämmer själv. På folkbiblioteket är e-böcker gratis, välkommen till oss!',
  'Vårt elnät har haft strömavbrott tre kvällar. Är det ert fel eller elbolagets?':
    'Hej! Elnätet är elbolagets, och bytet av gatlampor påverkar inte hushållens el. Felanmäl till dem.',
  'BVC svarar inte i telefon. Kan ni koppla mig?':
    'Hej! Barnavårdscentralen hör till {region}. Du når dem via 1177, vi kan tyvärr inte koppla dit.',
}

/** For a friendly word in return. The one in place of `{ort}` is the municipality’s short name. */
export const thanksForPraise: readonly string[] = [
  'Tack så mycket! Det värmer, vi hälsar till kollegorna.',
  'Vad roligt att höra, tack!',
  'Tack för att du skrev det. Vi ser till att de som gjorde jobbet får veta.',
]
