import type { MenuEntry } from '#ui/layout/staff-page.ts'
import { paths } from './paths.ts'
import { policyPageTexts } from './texts.ts'
import { policyVersionTexts } from './version-texts.ts'

export const policyMenu: MenuEntry = {
  key: 'policy',
  href: paths.policy,
  text: { sv: policyPageTexts('sv').menu, en: policyPageTexts('en').menu },
  group: 'rules',
}

export const versionsMenu: MenuEntry = {
  key: 'policy-versions',
  href: paths.versions,
  text: { sv: policyVersionTexts('sv').menu, en: policyVersionTexts('en').menu },
  group: 'rules',
}
