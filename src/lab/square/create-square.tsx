import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { bringCast } from '../cast-people.ts'
import { addLeaderRoutes } from './leader-routes.tsx'
import { addReadRoutes } from './read-routes.tsx'
import { sameOriginOnly } from './same-origin.ts'
import { html, notFound, openSquare, viewOf } from './square-context.tsx'
import type { SquareOptions } from './square-context.tsx'
import { WordsPage } from './who-page.tsx'
import { addWriteRoutes } from './write-routes.tsx'

export type { SquareOptions }

/** Eight thousand characters of four bytes each, percent-encoded, with room to spare. */
const MAX_BODY_BYTES = 128 * 1024

/** The citizens' page: server-rendered, no script. Serve it at the root of an app; its routes carry `basePath` themselves. */
export function createSquare(settings: SquareOptions): Hono {
  const options = openSquare(settings)
  bringCast(options.lab)
  const app = new Hono()
  app.use(
    '*',
    sameOriginOnly((context) => {
      const view = viewOf(context, options)
      const { refusedTitle, refused } = view.texts
      return html(context, <WordsPage view={view} title={refusedTitle} words={refused} />, 403)
    }),
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (context) => {
        const view = viewOf(context, options)
        const { problem, errors } = view.texts
        return html(context, <WordsPage view={view} title={problem} words={errors['too-long']} />, 413)
      },
    }),
  )
  if (options.runner !== undefined) addLeaderRoutes(app, options, options.runner)
  addReadRoutes(app, options)
  addWriteRoutes(app, options)
  app.all('*', (context) => {
    const { path } = context.req
    const isDoubled = path === `${options.basePath}/` && context.req.method === 'GET'
    return isDoubled ? context.redirect(options.basePath, 301) : notFound(context, options)
  })
  const square = new Hono()
  square.route(options.basePath, app)
  return square
}
