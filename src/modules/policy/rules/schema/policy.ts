/** A whole policy file. New sections are added here; existing keys keep their names, since decisions cite them. */
import { z } from 'zod'
import { accounts } from './accounts.ts'
import { admin } from './admin.ts'
import { ads } from './ads.ts'
import { aims } from './aims.ts'
import { consent } from './consent.ts'
import { contacts } from './contacts.ts'
import { crisis } from './crisis.ts'
import { evaluation } from './evaluation.ts'
import { guidance } from './guidance.ts'
import { inbox } from './inbox.ts'
import { laws } from './laws.ts'
import { documents, meta } from './meta.ts'
import { moderation } from './moderation.ts'
import { monitoring } from './monitoring.ts'
import { org } from './org.ts'
import { overlay } from './overlay.ts'
import { platforms } from './platforms.ts'
import { publishing } from './publishing.ts'
import { records } from './records.ts'
import { register } from './register.ts'
import { archive, weeding } from './retention.ts'
import { startup } from './startup.ts'

export const policySchema = z.strictObject({
  meta,
  documents,
  contacts,
  inbox,
  moderation,
  records,
  // What a document does not regulate is left out: the national recommendation fills the gap, or the part is off.
  aims: aims.prefault({}),
  org: org.prefault({}),
  platforms: platforms.prefault({}),
  accounts: accounts.prefault({}),
  startup: startup.prefault({}),
  register: register.prefault({}),
  admin: admin.prefault({}),
  publishing: publishing.prefault({}),
  weeding: weeding.prefault({}),
  archive: archive.prefault({}),
  consent: consent.prefault({}),
  crisis: crisis.prefault({}),
  monitoring: monitoring.prefault({}),
  ads: ads.prefault({}),
  evaluation: evaluation.prefault({}),
  guidance: guidance.default([]),
  overlays: z.array(overlay).max(200).default([]),
  laws: laws.default([]),
})

export type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

/** A policy as loaded: checked, defaults filled in, frozen. */
export type Policy = DeepReadonly<z.output<typeof policySchema>>

export type SectionName = keyof Policy

export type LocalText = Policy['inbox']['replyTemplates'][number]['text']

/** What all rules have in common, whatever their value. */
export type PolicyRule = Omit<Policy['inbox']['replyScope'], 'value'> & { readonly value: unknown }
