import type { Lang } from '#core/i18n/lang.ts'

/** What happened, in a word or two, by the ledger's kind. Kinds that are not here are shown as they are: nothing is left out. */
const words: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  'organisation.created': ['Organisationen upplagd', 'Organisation created'],
  'unit.added': ['Enhet upplagd', 'Unit added'],
  'person.added': ['Person upplagd', 'Person added'],
  'person.changed': ['Personuppgift ändrad', 'Person changed'],
  'account.added': ['Konto registrerat', 'Account registered'],
  'account.connected': ['Konto anslutet', 'Account connected'],
  'account.access-lost': ['Åtkomsten till kontot förlorad', 'Access to the account lost'],
  'session.started': ['Inloggad', 'Signed in'],
  'session.ended': ['Utloggad', 'Signed out'],
  'token.created': ['API-nyckel skapad', 'API token created'],
  'token.revoked': ['API-nyckel återkallad', 'API token revoked'],
}

export function journalWords(kind: string, lang: Lang): string {
  return words[kind]?.[lang === 'sv' ? 0 : 1] ?? kind
}
