/** A whole policy file. New sections are added here; existing keys keep their names, since decisions cite them. */
import { z } from 'zod'
import { contacts } from './contacts.ts'
import { inbox } from './inbox.ts'
import { laws } from './laws.ts'
import { documents, meta } from './meta.ts'
import { moderation } from './moderation.ts'
import { records } from './records.ts'

export const policySchema = z.strictObject({
  meta,
  documents,
  contacts,
  inbox,
  moderation,
  records,
  laws: laws.default([]),
})

type DeepReadonly<T> = T extends readonly (infer Item)[]
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
