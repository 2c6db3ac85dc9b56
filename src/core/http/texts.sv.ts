/** What went wrong, why, and what to do about it. Shown on error pages and in the API's problems. */
export const sv = {
  errors: {
    'not-found': {
      title: 'Det finns inte här',
      message: 'Det du söker har flyttats, eller så har det aldrig funnits.',
      remedy: 'Kontrollera adressen, eller börja om från startsidan.',
    },
    'not-permitted': {
      title: 'Du har inte behörighet',
      message: 'Din roll räcker inte till för det här.',
      remedy: 'Be en administratör om rätt roll, eller lämna över ärendet till den som har den.',
    },
    'missing-scope': {
      title: 'Nyckeln saknar behörighet',
      message: 'API-nyckeln har inte den behörighet som krävs.',
      remedy: 'Skapa en nyckel med den behörighet som anges i svaret.',
    },
    'rule-broken': {
      title: 'En regel hindrar det här',
      message: 'Regelverket tillåter inte det här steget nu.',
      remedy: 'Gå tillbaka och se vilket steg som återstår.',
    },
    conflict: {
      title: 'Någon hann före',
      message: 'Det här har ändrats eller finns redan.',
      remedy: 'Ladda om sidan och se hur det ser ut nu.',
    },
    'invalid-input': {
      title: 'Något i det du skickade stämmer inte',
      message: 'Uppgifterna kunde inte sparas som de är.',
      remedy: 'Rätta det som är markerat och skicka igen.',
    },
    'sign-in-needed': {
      title: 'Du är inte inloggad',
      message: 'Inloggningen har gått ut, eller så har du inte loggat in.',
      remedy: 'Logga in i en ny flik och gå sedan tillbaka hit, så finns det du skrev kvar.',
    },
    'token-missing': {
      title: 'Nyckel saknas',
      message: 'Anropet har ingen API-nyckel.',
      remedy: 'Skicka nyckeln i huvudet Authorization: Bearer.',
    },
    'token-unknown': {
      title: 'Okänd nyckel',
      message: 'API-nyckeln finns inte.',
      remedy: 'Kontrollera att hela nyckeln kom med.',
    },
    'token-expired': {
      title: 'Nyckeln har gått ut',
      message: 'API-nyckeln gäller inte längre.',
      remedy: 'Skapa en ny nyckel.',
    },
    'token-revoked': {
      title: 'Nyckeln är återkallad',
      message: 'Någon har återkallat API-nyckeln.',
      remedy: 'Skapa en ny nyckel om den fortfarande behövs.',
    },
    'foreign-origin': {
      title: 'Formuläret kom inte härifrån',
      message: 'Det skickades från en annan webbplats, så inget har ändrats.',
      remedy: 'Öppna sidan här i Torget och skicka därifrån.',
    },
    'stale-form': {
      title: 'Formuläret är för gammalt',
      message: 'Det hör till en tidigare inloggning, så inget har ändrats.',
      remedy: 'Gå tillbaka, ladda om sidan och skicka igen. Kopiera först det du har skrivit.',
    },
    'body-too-large': {
      title: 'Det du skickade är för stort',
      message: 'Mer än så här kan inte tas emot på en gång.',
      remedy: 'Korta texten eller dela upp den.',
    },
    'too-many-attempts': {
      title: 'För många försök',
      message: 'Det har gjorts för många försök att logga in.',
      remedy: 'Vänta en stund och försök igen.',
    },
    'unreadable-form': {
      title: 'Formuläret gick inte att läsa',
      message: 'Det som kom fram är inte ett helt formulär.',
      remedy: 'Gå tillbaka och skicka igen.',
    },
    'unreadable-json': {
      title: 'Innehållet gick inte att läsa',
      message: 'Det som skickades är inte giltig JSON.',
      remedy: 'Kontrollera innehållet och huvudet Content-Type.',
    },
    'unreadable-address': {
      title: 'Adressen gick inte att läsa',
      message: 'Adressen innehåller ett tecken som inte är något tecken.',
      remedy: 'Kontrollera adressen, eller börja om från startsidan.',
    },
    'wrong-media-type': {
      title: 'Fel sorts innehåll',
      message: 'Innehållet är av en sort som inte tas emot här.',
      remedy: 'Skicka ett vanligt formulär.',
    },
    'unknown-host': {
      title: 'Fel adress',
      message: 'Torget svarar inte under det här namnet.',
      remedy: 'Använd den adress som skrevs ut när Torget startade.',
    },
    'disk-full': {
      title: 'Disken är full',
      message: 'Inget mer kan sparas just nu, så inget har ändrats.',
      remedy: 'Be den som sköter servern att frigöra utrymme och försök igen.',
    },
    'file-missing': {
      title: 'Filen saknas',
      message: 'Filen finns antecknad men inte på sin plats.',
      remedy: 'Be den som sköter servern att återställa den från en säkerhetskopia.',
    },
    'file-changed': {
      title: 'Filen har ändrats',
      message: 'Filen är inte längre den som sparades, därför visas den inte.',
      remedy: 'Be den som sköter servern att återställa den från en säkerhetskopia.',
    },
    'secret-unreadable': {
      title: 'En sparad nyckel går inte att läsa',
      message: 'Torget kan inte öppna en uppgift som är krypterad.',
      remedy: 'Be den som sköter servern att titta i loggen. Där står vad som behövs.',
    },
    'key-replaced': {
      title: 'Huvudnyckeln byts just nu',
      message: 'Inget har ändrats.',
      remedy: 'Försök igen om en stund.',
    },
    refused: {
      title: 'Det gick inte',
      message: 'Servern tog inte emot anropet.',
      remedy: 'Kontrollera adressen och försök igen.',
    },
    unexpected: {
      title: 'Något gick fel hos oss',
      message: 'Det är inte du som har gjort fel.',
      remedy: 'Försök igen. Händer det igen, uppge referensen för den som sköter Torget.',
    },
  },
  scopeNeeded: (scope: string) => `Behörigheten som krävs är ${scope}.`,
  limitIs: (megabytes: string) => `Gränsen är ${megabytes} MB.`,
  tryAgainIn: (wait: string) => `Försök igen om ${wait}.`,
  ruleIs: (ruleId: string) => `Regel: ${ruleId}.`,

  fields: {
    required: 'Fyll i det här.',
    invalid: 'Det här stämmer inte. Kontrollera och skriv igen.',
    'not-a-choice': 'Välj ett av alternativen.',
    'not-an-email': 'Skriv en hel e-postadress, till exempel anna@example.se.',
    'not-a-url': 'Skriv en hel webbadress som börjar med https://.',
    'not-a-date': 'Skriv ett datum som finns, till exempel 2026-04-02.',
    'not-a-time': 'Skriv datum och klockslag, till exempel 2026-04-02T16:00+02:00.',
    'not-an-id': 'Det här är inte ett id.',
    'not-a-number': 'Skriv ett tal.',
    'unreadable-character': 'Texten innehåller ett tecken som inte är något tecken. Ta bort det.',
    'invalid-cursor': 'Sidan i listan finns inte. Börja om från första sidan.',
  },
  unknownField: (names: string) => `Okänt fält: ${names}.`,
  textTooSmall: (minimum: number) => `Skriv minst ${minimum} tecken.`,
  textTooLarge: (maximum: number) => `Skriv högst ${maximum} tecken.`,
  numberTooSmall: (minimum: number) => `Talet måste vara minst ${minimum}.`,
  numberTooLarge: (maximum: number) => `Talet får vara högst ${maximum}.`,
  listTooSmall: (minimum: number) => `Välj minst ${minimum}.`,
  listTooLarge: (maximum: number) => `Välj högst ${maximum}.`,
  fileTooSmall: 'Filen är för liten.',
  fileTooLarge: 'Filen är för stor.',

  passwords: {
    'password-is-email': 'Lösenordet får inte vara din e-postadress.',
    'password-too-common':
      'Det lösenordet är bland de första som någon skulle gissa. Ta hellre några ord på rad.',
  },
  passwordTooShort: (minimum: number) => `Ta minst ${minimum} tecken. Några ord på rad är lätt att minnas.`,
  passwordTooLong: (maximum: number) => `Ta högst ${maximum} tecken.`,
}

export type HttpTexts = typeof sv
