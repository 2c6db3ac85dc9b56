import type { Lang } from '#core/i18n/lang.ts'
import type { RegisterEntry } from '#modules/accounts/index.ts'
import type { RegisterSearch } from '../rules/search-register.ts'

export type RegisterView = {
  readonly lang: Lang
  readonly slug: string
  readonly all: readonly RegisterEntry[]
  readonly shown: readonly RegisterEntry[]
  readonly search: RegisterSearch
  /** "Arkivlagen 6 § (1990:782)". */
  readonly basis: readonly string[]
}
