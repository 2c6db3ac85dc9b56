/**
 * Words that guessing programs try first, in Swedish and English, also doubled, with a year behind, or with 0 for o. A password that
 * is nothing but one or two of these with digits and signs around is refused. Lower case, letters and digits only.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passord passwort passphrase lösenord losenord lösen losen hemlig hemligt hemligheten secret letmein welcome
  välkommen valkommen admin administrator administratör root user användare anvandare test testar testing demo default changeme
  byt bytmig ändra login logga logon inloggning kommun kommunen kommunal kommunikation kommunikatör region stad staden
  torget socialamedier facebook instagram linkedin youtube twitter google microsoft windows office outlook apple iphone
  sommar sommaren vinter vintern höst hösten host hosten vår våren var varen summer winter autumn spring
  januari februari mars april maj juni juli augusti september oktober november december
  måndag mandag tisdag onsdag torsdag fredag lördag lordag söndag sondag monday friday sunday
  sverige svensk stockholm göteborg goteborg malmö malmo uppsala sweden
  hej hejhej hejsan hejdå hello godmorgon tjena älskling alskling jagälskardig jagalskardig iloveyou loveyou kärlek karlek
  mamma pappa familj familjen master dragon monkey princess sunshine football fotboll hockey baseball superman batman
  shadow qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm qwertz azerty qazwsx qazwsxedc abc abcd abcdef abcdefgh
  trustno1 starwars whatever freedom computer dator datorn internet correcthorsebatterystaple`.split(/\s+/),
)

/** Rows that a finger follows. Any stretch of them, forwards or backwards, guesses itself. */
export const KEYBOARD_ROWS: readonly string[] = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyzåäö',
  'qwertyuiopå',
  'asdfghjklöä',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]
