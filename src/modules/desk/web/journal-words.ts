import type { Lang } from '#core/i18n/lang.ts'
import { accountTexts } from '#modules/accounts/index.ts'
import { startupTexts } from '#modules/startup/index.ts'

/** What happened, in a word or two, by the ledger's kind. Kinds that are not here are shown as they are: nothing is left out. */
const words: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  'organisation.created': ['Organisationen upplagd', 'Organisation created'],
  'unit.added': ['Enhet upplagd', 'Unit added'],
  'person.added': ['Person upplagd', 'Person added'],
  'person.deactivated': ['Åtkomst avslutad', 'Access ended'],
  'person.reactivated': ['Åtkomst given igen', 'Access given again'],
  'person.password-set': ['Nytt lösenord satt', 'New password set'],
  'people.imported': ['Personer inlästa från fil', 'People read in from a file'],
  'role.given': ['Roll given', 'Role given'],
  'role.ended': ['Roll avslutad', 'Role ended'],
  'absence.booked': ['Frånvaro bokad', 'Leave booked'],
  'absence.changed': ['Frånvaro ändrad', 'Leave changed'],
  'absence.cancelled': ['Frånvaro avslutad', 'Leave ended'],
  'policy.confirmed': ['Policyn läst och förstådd', 'Policy read and understood'],
  'policy.adopted': ['Policyversion antagen', 'Policy version adopted'],
  'policy.withdrawn': ['Policyversion tillbakadragen', 'Policy version withdrawn'],
  'application.letter-made': ['Uppdragsbrev gjort', 'Assignment letter made'],
  'unit.changed': ['Enhet ändrad', 'Unit changed'],
  'person.changed': ['Personuppgift ändrad', 'Person changed'],
  'account.added': ['Konto registrerat', 'Account registered'],
  'account.connected': ['Konto anslutet', 'Account connected'],
  'account.access-lost': ['Åtkomsten till kontot förlorad', 'Access to the account lost'],
  'account.past-begun': ['Äldre inlägg började hämtas', 'Fetching of older posts began'],
  'network.storage-decided': [
    'Beslut om hur länge ett nätverks uppgifter sparas',
    'Decision on how long a network’s data is kept',
  ],
  'network.people-forgotten': [
    'Namn borttagna enligt nätverkets villkor',
    'Names removed under the network’s terms',
  ],
  'tip.received': ['Tips mottaget', 'Tip received'],
  'tip.settled': ['Tips avslutat', 'Tip settled'],
  'manager-report.settled': ['Det någon berättat har tagits om hand', 'What was told has been taken care of'],
  'session.started': ['Inloggad', 'Signed in'],
  'session.ended': ['Utloggad', 'Signed out'],
  'token.made': ['API-nyckel skapad', 'API token created'],
  'token.revoked': ['API-nyckel återkallad', 'API token revoked'],
  'event.retried': ['Händelse prövad igen', 'Event tried again'],

  'message.received': ['Mottaget', 'Received'],
  'message.entered': ['Inskrivet för hand', 'Entered by hand'],
  'auto-reply.decided': ['Automatiskt svar enligt regelverket', 'Automatic reply by the policy'],
  'auto-reply.withheld': [
    'Inget automatiskt svar: en kontaktuppgift saknas i regelverket',
    'No automatic reply: the policy lacks a contact',
  ],
  'auto-reply.sent': ['Automatiskt svar framme', 'Automatic reply delivered'],
  'auto-reply.rejected': [
    'Nätverket sade nej till det automatiska svaret',
    'The network refused the automatic reply',
  ],
  'auto-reply.unknown': [
    'Oklart om det automatiska svaret kom fram',
    'Unclear whether the automatic reply arrived',
  ],
  'auto-reply.dropped': ['Det automatiska svaret skickas inte', 'The automatic reply is not sent'],
  'message.changed': ['Ändrat på nätverket', 'Changed on the network'],
  'message.triaged': ['Bedömt', 'Triaged'],
  'message.retriaged': ['Bedömt på nytt', 'Triaged again'],
  'message.assigned': ['Överlämnat', 'Handed over'],
  'message.reassigned': ['Överlämnat när någon slutade', 'Handed over when somebody left'],
  'message.answered': ['Svar skrivet', 'Reply written'],
  'message.referred': ['Hänvisning skriven', 'Referral written'],
  'message.closed': ['Avslutat', 'Closed'],
  'message.reopened': ['Öppnat igen', 'Opened again'],
  'message.restricted': ['Innehållet begränsat', 'Content restricted'],
  'message.unrestricted': ['Begränsningen hävd', 'Restriction lifted'],
  'alert.urgent': ['Ansvariga larmade', 'Those responsible called'],
  'alert.mailed': ['Larm skickat med mejl', 'Call sent by mail'],
  'deadline.passed': ['Tiden gick ut', 'The time ran out'],
  'reply.placed': ['Svaret utlagt för hand', 'Reply put there by hand'],
  'reply.sent': ['Framme på nätverket', 'Delivered on the network'],
  'reply.sent-again': ['Skickat en gång till', 'Sent again'],
  'reply.rejected': ['Nätverket sade nej', 'The network refused'],
  'reply.unknown': ['Oklart om det kom fram', 'Unclear whether it arrived'],
  'reply.dropped': ['Skickas inte', 'Not sent'],

  'moderation.case-opened': ['Grund fastställd', 'Ground decided'],
  'moderation.ground-confirmed': ['Grunden bekräftad av en till', 'Ground confirmed by a second person'],
  'moderation.removal-missed': ['Tiden att ta bort gick ut', 'The time to remove ran out'],
  'moderation.case-withdrawn': ['Borttagningen avbruten', 'Removal called off'],
  'moderation.case-closed': ['Borttagningen klar', 'Removal completed'],
  'evidence.begun': ['Underlag begärt', 'Evidence requested'],
  'evidence.sealed': ['Underlag säkrat', 'Evidence secured'],
  'evidence.file-read': ['Fil i underlaget öppnad', 'Evidence file opened'],
  'moderation.police-basis-made': ['Underlag för polisanmälan gjort', 'Basis for the police report made'],
  'moderation.action-decided': ['Åtgärd beslutad', 'Action decided'],
  'moderation.acted': ['Åtgärdat på nätverket', 'Done on the network'],
  'moderation.act-refused': ['Nätverket sade nej till åtgärden', 'The network refused the action'],
  'moderation.act-unknown': ['Oklart om åtgärden blev gjord', 'Unclear whether the action was done'],
  'moderation.act-settled-by-person': ['Utfallet avgjort av en person', 'Outcome settled by a person'],
  'moderation.unhide-decided': ['Ska visas igen', 'To be shown again'],
  'moderation.notice-decided': ['Besked skrivet', 'Notice written'],
  'moderation.notice-sent': ['Besked framme', 'Notice delivered'],
  'moderation.notice-sent-again': ['Besked skickat en gång till', 'Notice sent again'],
  'moderation.notice-refused': [
    'Beskedet gick inte fram den vägen',
    'The notice did not get through that way',
  ],
  'moderation.notice-unknown': ['Oklart om beskedet kom fram', 'Unclear whether the notice arrived'],
  'moderation.notice-undeliverable': ['Avsändaren gick inte att nå', 'The author could not be reached'],
  'moderation.notice-exempt': ['Besked behövs inte', 'No notice needed'],
  'moderation.police-settled': ['Polisanmälan avgjord', 'Police report settled'],

  'registration.opened': ['Lämnat till diarieföring', 'Handed over for registration'],
  'registration.handed-over': ['Förmedlat vidare', 'Passed on'],
  'registration.readdressed': ['Ändrad mottagare', 'Readdressed'],
  'registration.bounced': ['Skickat tillbaka', 'Sent back'],
  'registration.received': ['Mottaget för diarieföring', 'Received for registration'],
  'registration.registered': ['Diariefört', 'Registered'],
  'registration.linked': ['Kopplat till ett ärende', 'Linked to a case'],
  'registration.rejected': ['Diarieförs inte', 'Not registered'],
  'registration.package-fetched': ['Paketet hämtat', 'Package fetched'],
  'registration.mail-settled': ['Utfallet av ett brev avgjort', 'Outcome of an e-mail settled'],
  'registration.desk-address-set': [
    'E-postadress för diarieföring ändrad',
    'E-mail address for registration changed',
  ],
}

export function journalWords(kind: string, lang: Lang): string {
  return words[kind]?.[lang === 'sv' ? 0 : 1] ?? brought(lang)[kind] ?? kind
}

/** Accounts and applications have journals of their own, with words of their own; in the whole ledger it must be said that it was an application. */
function brought(lang: Lang): Readonly<Record<string, string>> {
  const application = lang === 'sv' ? 'Ansökan' : 'Application'
  const applications = Object.entries(startupTexts(lang).journal).map(
    ([kind, said]) => [kind, `${application}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`] as const,
  )
  return { ...accountTexts(lang).journal, ...Object.fromEntries(applications) }
}
