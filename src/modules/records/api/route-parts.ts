import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Actor } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import { toFieldProblems } from '#core/http/field-problems.ts'
import { NotSignedIn } from '#core/http/refusals.ts'
import { cleanText } from '#core/http/text.ts'
import type { HttpEnv } from '#core/http/variables.ts'

/** A part of the API whose input faults end like every other fault: as one problem that names each field. */
export function createApi(): OpenAPIHono<HttpEnv> {
  return new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new InvalidInput(toFieldProblems(result.error, {}))
    },
  })
}

/** Who asks. `withBearer` has put it there; without it nothing is answered. */
export function actorOf(c: { readonly var: { readonly actor: Actor | null } }): Actor {
  const { actor } = c.var
  if (actor === null) throw new NotSignedIn('token', 'missing')
  return actor
}

const problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), code: z.string().optional() })
  .openapi('Problem')
const problemContent = { 'application/problem+json': { schema: problem } }

export const refusals = {
  400: { description: 'Something sent in does not hold; each field is named.', content: problemContent },
  401: { description: 'No valid token.', content: problemContent },
  403: { description: 'The token lacks the scope.', content: problemContent },
  404: { description: 'No such thing here.', content: problemContent },
  409: {
    description: 'Somebody was first, or it exists already; the first one is named.',
    content: problemContent,
  },
  422: {
    description: 'A rule of the policy or the law stands in the way; it is named.',
    content: problemContent,
  },
} as const

export const secured = (scope: string) => [{ bearer: [scope] }]

export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

export function body<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } }
}

export const id = z.uuid()
export const instant = z.iso.datetime({ offset: true })
export const byId = z.object({ id })

/** Text from a program, made storable; how long it may be is the action's to say, this only keeps the absurd out. */
export const words = z.string().max(20_000).overwrite(cleanText)

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Only what was sent: a field left out is not a field that is `undefined`. */
export function given<T extends object>(input: T): Given<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Given<T>
}
