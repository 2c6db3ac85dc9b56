/** What the policy says of the public pages themselves. A policy without such a section gets what the law asks for. */
import type { Policy } from '#modules/policy/index.ts'
import { known } from './visitor-rules.ts'

export type PublicPolicy = {
  readonly isRegisterPublic: boolean
  readonly keepsClosed: boolean
  /** Of closed accounts (B-027). */
  readonly showsRecordsPlace: boolean
  /** Names are told only where the policy decides so, and then only of those who do not withhold theirs. */
  readonly namesResponsible: boolean
  readonly legalBasis: readonly { readonly lawId: string; readonly section: string | null }[]
  /** By the platform's id, for accounts registered without a name for it. */
  readonly platformNames: ReadonlyMap<string, string>
  /** Sites by the platform's id, for addresses that are the same in other words. */
  readonly hosts: ReadonlyMap<string, readonly string[]>
}

/** B-028: the Archives Act and the Secrecy Act; the paragraphs are the ones that ask for an overview of the records. */
const BASIS_SECTIONS: Readonly<Record<string, string>> = {
  osl: '4 kap. 2 §',
  arkivlagen: '6 §',
  tf: '2 kap.',
}
const USUAL_BASIS = ['osl', 'arkivlagen']

export function publicPolicyOf(policy: Policy): PublicPolicy {
  const { register, platforms } = policy
  const basis = known(register.legalBasis?.value) ?? USUAL_BASIS
  const closed = known(register.keepClosed?.value)
  return {
    isRegisterPublic: known(register.public?.value) ?? true,
    keepsClosed: closed?.keep ?? true,
    showsRecordsPlace: closed?.showsWhereRecordsAre ?? true,
    namesResponsible: known(register.showResponsibleAs?.value)?.show !== 'role',
    legalBasis: basis.map((lawId) => ({ lawId, section: BASIS_SECTIONS[lawId] ?? null })),
    platformNames: new Map(platforms.items.map(({ value, label }) => [value.platform, label.sv])),
    hosts: new Map(platforms.items.map(({ value }) => [value.platform, siteNames(value.aliases)])),
  }
}

function siteNames(aliases: readonly string[]): readonly string[] {
  return aliases.map((alias) => alias.toLowerCase()).filter((alias) => /^[^\s/]+\.[^\s/]+$/.test(alias))
}

/** Sites of the organisation's own, which may show the register in a frame: those its contact addresses stand on. */
export function ownSites({ contacts }: Policy): readonly string[] {
  const addresses = [known(contacts.web), known(contacts.rulesPage), known(contacts.privacyPage)]
  const origins = addresses.flatMap((address) => (address === null ? [] : [new URL(address).origin]))
  return [...new Set(origins)]
}
