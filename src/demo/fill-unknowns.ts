import { parseDocument } from 'yaml'
import { readPolicy } from '#modules/policy/index.ts'

/** What the shipped files leave open. Reserved domains and numbers that look made up: nobody must be called or written to by a demo. */
type Invented = {
  readonly contacts: Readonly<Record<string, string | { readonly sv: string; readonly en: string }>>
  readonly intranet: string
  readonly otherActor: {
    readonly name: string
    readonly contact: string
    readonly matches: readonly string[]
  }
}

function invented(slug: string, place: string): Invented {
  const web = `https://www.${slug}.example`
  return {
    contacts: {
      web,
      rulesPage: `${web}/socialamedier`,
      registerPage: `${web}/socialamedier/konton`,
      phone: '0123-45 67 89',
      email: `kontaktcenter@${slug}.example`,
      visit: `Exempelgatan 1, ${place}`,
      contactCentreHours: { sv: 'vardagar kl. 8–17', en: 'weekdays 8 am to 5 pm' },
      politicians: `ledamöterna når du via ${web}/politik`,
      privacyPage: `${web}/personuppgifter`,
    },
    intranet: `https://intranet.${slug}.example`,
    otherActor: { name: 'Regionen', contact: 'https://www.regionen.example', matches: ['Region'] },
  }
}

const NOTE = [
  ' Demo: det som källan lämnar öppet bland kontakterna är ifyllt med påhittade uppgifter (.example, 0123-45 67 89).',
  ' Version och datum gäller bara demon.',
].join('\n')

/**
 * The demo's copy of a shipped policy, in which every way to refer somebody onward works: contacts that are "unknown" get invented values,
 * and the version says so (`falkenberg-1-demo`). The file itself stays as it is. Throws for a text that is no policy.
 */
export function fillUnknowns(yaml: string): string {
  const read = readPolicy(yaml, 'policy')
  if (!read.ok) throw new Error(`not a policy: ${JSON.stringify(read.problems[0])}`)
  const { meta, contacts } = read.policy
  const fill = invented(meta.org.slug, meta.org.shortName)
  const document = parseDocument(yaml)
  for (const [name, value] of Object.entries(fill.contacts)) {
    if (contacts[name as keyof typeof contacts] === 'unknown') document.setIn(['contacts', name], value)
  }
  for (const [index, actor] of contacts.otherActors.entries()) {
    if (actor.contact === 'unknown')
      document.setIn(['contacts', 'otherActors', index, 'contact'], fill.otherActor.contact)
  }
  for (const [index, { url }] of contacts.helpLinks.entries()) {
    if (url === 'unknown') document.setIn(['contacts', 'helpLinks', index, 'url'], fill.intranet)
  }
  if (contacts.otherActors.length === 0)
    document.setIn(['contacts', 'otherActors'], document.createNode([fill.otherActor]))
  document.setIn(['meta', 'document', 'version'], `${meta.document.version}-demo`)
  document.commentBefore = [document.commentBefore, NOTE].filter(Boolean).join('\n\n')
  return document.toString({ lineWidth: 0 })
}
