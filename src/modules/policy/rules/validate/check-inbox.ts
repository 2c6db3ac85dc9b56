/** The ten classes are all decided, and every template they point to exists and can be filled (F-095, F-104, F-127). */
import type { Path } from '../collect-rules.ts'
import {
  hasLooseBracket,
  placeholdersIn,
  signaturePlaceholders,
  templatePlaceholders,
} from '../placeholders.ts'
import { classKeys } from '../schema/inbox.ts'
import type { Policy } from '../schema/policy.ts'
import { check } from './check.ts'
import type { Report } from './finding.ts'

export const checkClasses = check(['inbox'], ({ inbox }, report) => {
  const decided = inbox.classes.map((rule) => rule.value.key)
  const missing = classKeys.filter((key) => !decided.includes(key))
  if (missing.length > 0) report('class.missing', ['inbox', 'classes'], { keys: missing })
  inbox.classes.forEach(({ value }, index) => {
    const path = ['inbox', 'classes', index, 'value']
    if (decided.indexOf(value.key) !== index) report('class.duplicate', [...path, 'key'], { key: value.key })
    if (value.outcome === 'refer' && value.referTo === undefined) {
      report('class.refer-without-target', path, { key: value.key })
    }
    if (value.outcome === 'answer' && value.noSubstance) {
      report('class.answers-without-substance', [...path, 'noSubstance'], { key: value.key })
    }
  })
})

type Reference = { readonly key: string | undefined; readonly path: Path }

function templateReferences({ inbox, moderation }: Pick<Policy, 'inbox' | 'moderation'>): Reference[] {
  const notice = moderation.individualNotice.value
  return [
    ...inbox.classes.map(({ value }, index) => ({
      key: value.template,
      path: ['inbox', 'classes', index, 'value', 'template'],
    })),
    ...inbox.autoReply.map(({ value }, index) => ({
      key: value.template,
      path: ['inbox', 'autoReply', index, 'value', 'template'],
    })),
    { key: notice.template, path: ['moderation', 'individualNotice', 'value', 'template'] },
    { key: notice.sensitiveTemplate, path: ['moderation', 'individualNotice', 'value', 'sensitiveTemplate'] },
  ]
}

export const checkTemplateReferences = check(['inbox', 'moderation'], (policy, report) => {
  const known = new Set(policy.inbox.replyTemplates.map((template) => template.key))
  for (const { key, path } of templateReferences(policy)) {
    if (key !== undefined && !known.has(key)) report('template.missing', path, { key })
  }
})

type Language = { readonly allowed: readonly string[]; readonly path: Path }

function checkTemplate(text: string, { allowed, path }: Language, report: Report): void {
  for (const placeholder of placeholdersIn(text)) {
    if (!allowed.includes(placeholder)) report('template.unknown-placeholder', path, { placeholder, allowed })
  }
  if (hasLooseBracket(text)) report('template.loose-bracket', path, {})
}

export const checkTemplates = check(['inbox'], ({ inbox }, report) => {
  const keys = inbox.replyTemplates.map((template) => template.key)
  inbox.replyTemplates.forEach(({ key, text }, index) => {
    const path = ['inbox', 'replyTemplates', index]
    if (keys.indexOf(key) !== index) report('template.duplicate', [...path, 'key'], { key })
    for (const lang of ['sv', 'en'] as const) {
      checkTemplate(text[lang], { allowed: templatePlaceholders, path: [...path, 'text', lang] }, report)
    }
  })
})

export const checkSignature = check(['inbox'], ({ inbox }, report) => {
  if (inbox.signature === undefined) return
  const path = ['inbox', 'signature', 'value']
  const { template, optOut } = inbox.signature.value
  checkTemplate(template, { allowed: signaturePlaceholders, path: [...path, 'template'] }, report)
  const withoutName = [...path, 'optOut', 'template']
  checkTemplate(optOut.template, { allowed: signaturePlaceholders, path: withoutName }, report)
  for (const placeholder of placeholdersIn(optOut.template)) {
    if (/name/i.test(placeholder)) report('signature.shows-name', withoutName, { placeholder })
  }
})

/** A notice about sensitive content names neither the ground nor the person: it must repeat nothing (F-127, tension 1). */
const repeating: readonly string[] = ['ground', 'name']

export const checkSensitiveNotice = check(['inbox', 'moderation'], ({ inbox, moderation }, report) => {
  const key = moderation.individualNotice.value.sensitiveTemplate
  const index = inbox.replyTemplates.findIndex((template) => template.key === key)
  const template = inbox.replyTemplates[index]
  if (template === undefined) return
  for (const lang of ['sv', 'en'] as const) {
    for (const placeholder of placeholdersIn(template.text[lang])) {
      if (repeating.includes(placeholder)) {
        report('template.repeats-content', ['inbox', 'replyTemplates', index, 'text', lang], { placeholder })
      }
    }
  }
})
