import type { Lang } from '#core/i18n/lang.ts'
import type { AccountKind } from './rules/account.ts'

/** The kinds as they stand in registers, letters and evidence. */
export const kindNames: Readonly<Record<Lang, Readonly<Record<AccountKind, string>>>> = {
  sv: {
    official: 'officiellt konto',
    service: 'verksamhetskonto',
    assignment: 'konto i uppdrag',
    campaign: 'kampanjkonto',
    relay: 'stafettkonto',
    'closed-group': 'sluten grupp',
    'learning-platform': 'lärplattform',
    seasonal: 'säsongskonto',
  },
  en: {
    official: 'official account',
    service: 'service account',
    assignment: 'account on assignment',
    campaign: 'campaign account',
    relay: 'relay account',
    'closed-group': 'closed group',
    'learning-platform': 'learning platform',
    seasonal: 'seasonal account',
  },
}
