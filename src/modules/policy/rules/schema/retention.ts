/** What may be disposed of and under which decision, and what the archive receives and when (F-145 to F-151, B-072 to B-076). */
import { z } from 'zod'
import { accountKind, day, key, line, orUnknown } from './primitives.ts'
import { roleId } from './roles.ts'
import { openRule, rule } from './rule.ts'

export const decision = rule(
  z.strictObject({
    reference: orUnknown(line).describe('Beslutets beteckning, till exempel paragraf och diarienummer.'),
    body: orUnknown(line).describe('Vem som fattade beslutet.'),
    decidedOn: orUnknown(day),
    validUntil: day.optional(),
    scopeUnits: z.union([z.literal('all'), z.array(key).min(1)]),
    recordTypes: z.array(line).min(1).max(200),
    minAgeDays: z.int().min(0).max(36500).default(0),
    action: z.enum(['destroy', 'destroyAfterArchiving']).default('destroy'),
  }),
)

export const weeding = z.strictObject({
  enabled: openRule(z.boolean()).optional(),
  decisions: z.array(decision).max(100).default([]),
  approver: openRule(roleId).optional(),
  assessment: openRule(z.strictObject({ byPerson: z.literal(true), batchAllowed: z.boolean() })).optional(),
  documentPlan: openRule(key).optional().describe('Dokumenthanteringsplanen, ur listan documents.'),
  secretAtOnce: openRule(z.boolean())
    .optional()
    .describe('true = sekretess gallras ur mediet så snart den diarieförts.'),
})

const archiveTriggers = ['halfYear', 'yearly', 'majorChange', 'closing', 'projectEnd'] as const

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: '@calendar.bad-day' })

export const snapshot = rule(
  z.strictObject({
    trigger: z.enum(archiveTriggers),
    scope: z.enum(['startPage', 'overview', 'unique', 'inContext', 'full']),
    formats: z.array(z.enum(['PDF', 'PDF/A', 'HTML', 'JSON', 'WARC'])).min(1),
    recipient: orUnknown(roleId).optional().describe('Rollen som tar emot, till exempel archivist.'),
    receipt: z.boolean().default(true).describe('true = mottagaren bekräftar eller lämnar tillbaka.'),
    on: z
      .array(monthDay)
      .max(12)
      .default([])
      .describe('Dagar på året då bilden tas, till exempel "01-01" och "07-01".'),
    avoid: z.array(z.enum(['summer', 'christmas'])).default([]),
    accountKinds: z.union([z.literal('any'), z.array(accountKind).min(1)]).default('any'),
    collectiveCase: z.boolean().default(false).describe('true = samlas i ett ärende för året.'),
  }),
)

export const archive = z.strictObject({
  snapshots: z.array(snapshot).max(40).default([]),
  outsidePlatform: openRule(z.boolean())
    .optional()
    .describe('true = bevarandet får inte bero på plattformens servrar.'),
  archiveRules: openRule(key).optional().describe('Arkivreglementet, ur listan documents.'),
  personsOfInterest: openRule(z.array(z.enum(['politicians', 'managers'])).min(1)).optional(),
})
