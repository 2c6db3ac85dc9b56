/** Who the policy belongs to, which document it comes from and whom it covers (B-111 to B-114, F-002). */
import { z } from 'zod'
import { day, key, line, orUnknown } from './primitives.ts'

const org = z.strictObject({
  slug: key.describe('Kort namn i adresser, till exempel storstad.'),
  name: line,
  shortName: line,
  legalKind: z.enum(['kommun', 'region', 'stat', 'bolag', 'lärosäte']),
  jurisdiction: z.enum(['SE', 'AX']).default('SE').describe('AX = Åland.'),
  language: z.literal('sv'),
  timezone: z.literal('Europe/Stockholm'),
  accentColour: orUnknown(
    z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, { error: '@accent.not-hex' })
      .toLowerCase(),
  ).describe('Färg ur den grafiska profilen, till exempel "#1b5583".'),
  senderName: line.describe('Avsändaren i signaturer och svar, till exempel Storstads kommun.'),
})

const document = z.strictObject({
  kind: z.enum([
    'policy',
    'riktlinje',
    'regler',
    'rutin',
    'anvisning',
    'strategi',
    'handledning',
    'program',
    'handbok',
  ]),
  title: line,
  sourceName: line.describe('Så citeras dokumentet i produkten.'),
  version: key.describe('Versionens id. Varje beslut sparar det.'),
  validFrom: orUnknown(day),
  validUntil: orUnknown(z.union([z.literal('tillsvidare'), day])),
  adoptedBy: orUnknown(
    z.enum(['KF', 'KS', 'nämnd', 'kommundirektör', 'ledningsgrupp', 'kommunikationschef', 'rektor']),
  ),
  adoptedOn: orUnknown(day).optional(),
  paragraph: line.optional(),
  diaryNo: line.optional(),
  revisionOwner: orUnknown(line),
  livingDocument: z.boolean().default(false),
  ownerUnit: orUnknown(line).optional().describe('Enheten som står bakom dokumentet.'),
  contactRole: line.optional().describe('Rollen som svarar på frågor om dokumentet. Skriv inget namn.'),
  annexOf: line.optional(),
  combinedWith: z
    .array(line)
    .default([])
    .describe('Vad dokumentet också reglerar, till exempel e-post och telefon.'),
})

export const meta = z.strictObject({
  org,
  document,
  scope: z.strictObject({
    includesCompanies: orUnknown(z.boolean()),
    includesBoards: orUnknown(z.boolean()),
    audiences: z.array(z.enum(['allStaff', 'assigned', 'managers', 'politicians'])).min(1),
  }),
})

/** Documents that rules are cited from, besides the law and the product's own defaults. */
export const documents = z
  .array(
    z.strictObject({ id: key, name: line, publisher: line.optional(), url: orUnknown(z.url()).optional() }),
  )
  .min(1)
