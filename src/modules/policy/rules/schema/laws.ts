/** Laws the document names. One that ships with the product needs only its id; any other needs name and number (F-185 to F-187, B-109). */
import { z } from 'zod'
import { day, key, line, localText } from './primitives.ts'

export const laws = z.array(
  z.strictObject({
    id: key,
    name: localText.optional(),
    sfs: line.optional().describe('Nummer i Svensk författningssamling, till exempel "1998:112".'),
    status: z.enum(['inForce', 'repealed']).optional(),
    replacedBy: key.optional(),
    from: day.optional(),
    to: day.optional(),
  }),
)
