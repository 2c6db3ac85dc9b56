/** When a question is asked, blocks, or gives somebody a task: a small language over the answers of a form (F-051 to F-072). */
import { z } from 'zod'
import { accountKind, key } from './primitives.ts'
import { platformStatuses } from './platforms.ts'

const scalar = z.union([z.boolean(), z.string().min(1).max(300), z.number()])

/** One demand on one answer, or on what the application concerns. */
const simple = z
  .union([
    z.strictObject({ question: key, is: z.union([scalar, z.array(scalar).min(1)]) }),
    z.strictObject({ question: key, isNot: z.union([scalar, z.array(scalar).min(1)]) }),
    z.strictObject({ question: key, answered: z.boolean() }),
    z.strictObject({ question: key, fewerThan: z.int().min(1).max(1000) }),
    z.strictObject({ question: key, lacksOrgName: z.literal(true) }),
    z.strictObject({ question: key, platformStatus: z.array(z.enum(platformStatuses)).min(1) }),
    z.strictObject({ accountKind: z.array(accountKind).min(1) }),
  ])
  .meta({ id: 'simpleCondition' })

export const condition = z
  .union([
    simple,
    z.strictObject({ all: z.array(simple).min(1).max(10) }),
    z.strictObject({ any: z.array(simple).min(1).max(10) }),
  ])
  .meta({ id: 'condition', description: 'Villkor över svaren i ett formulär.' })
