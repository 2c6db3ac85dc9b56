import type { Context } from 'hono'
import type { Body } from './check-request.ts'
import { MastodonProblem } from './problem.ts'

/** JSON, a form or a form with files; the server takes all three. A name ending in `[]` becomes a list. */
export async function readBody(context: Context): Promise<Body> {
  const type = context.req.header('content-type') ?? ''
  if (type.startsWith('application/json')) return jsonBody(await context.req.text())
  if (type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded'))
    return formBody(await context.req.formData())
  return {}
}

function jsonBody(text: string): Body {
  try {
    const body: unknown = text.trim() === '' ? {} : JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  } catch {
    // Falls through to the refusal.
  }
  throw new MastodonProblem(400, 'There was a problem in the JSON you submitted')
}

function formBody(form: FormData): Body {
  const body: Record<string, unknown> = {}
  for (const [name, value] of form.entries()) {
    if (!name.endsWith('[]')) body[name] = value
    else {
      const key = name.slice(0, -2)
      const before = body[key]
      body[key] = [...(Array.isArray(before) ? (before as unknown[]) : []), value]
    }
  }
  return body
}
