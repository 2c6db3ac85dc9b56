/** One place for every way to reach the organisation; templates and pages take them from here (F-049, F-025, F-110, F-111). */
import { z } from 'zod'
import { key, line, localText, orUnknown, webAddress } from './primitives.ts'

const phone = z.string().regex(/^\+?[0-9][0-9 ()-]{4,24}$/, { error: '@schema.bad-phone' })

const otherActor = z.strictObject({
  name: line,
  contact: orUnknown(line),
  matches: z
    .array(line)
    .default([])
    .describe('Ord som tyder på att frågan gäller aktören. Hela ord, stora och små bokstäver räknas lika.'),
})

export const contacts = z.strictObject({
  web: orUnknown(webAddress),
  rulesPage: orUnknown(webAddress).describe('Sidan med regler för besökare.'),
  phone: orUnknown(phone),
  email: orUnknown(z.email({ error: '@schema.bad-email' })),
  visit: orUnknown(line).describe('Besöksadress till kontaktcenter.'),
  contactCentreHours: orUnknown(localText),
  politicians: orUnknown(line).describe('Dit frågor till politiker hänvisas.'),
  otherActors: z.array(otherActor).default([]),
  privacyPage: orUnknown(webAddress),
  registerPage: orUnknown(webAddress).optional().describe('Sidan med förteckningen över konton.'),
  helpLinks: z
    .array(z.strictObject({ topic: key, label: localText, url: orUnknown(webAddress) }))
    .max(60)
    .default([])
    .describe('Sidor på intranätet som hör till en regel.'),
})
