import type { Context, Hono } from 'hono'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { photoRef } from '../graph/answers/photo.ts'
import { mediaResponse } from '../graph/server.ts'
import { addressKey, fromAddressKey } from './address-key.ts'
import type { OpenForm } from './comment.tsx'
import { emptyDraft } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { authorOf, exampleNamed } from './examples.ts'
import { FaultsPage } from './faults-page.tsx'
import { MessagesPage } from './messages-page.tsx'
import { PagePage } from './page-page.tsx'
import { PostPage } from './post-page.tsx'
import { html, notFound, viewOf } from './square-context.tsx'
import type { Square } from './square-context.tsx'
import type { SquareNetwork } from './square-network.ts'
import { StartPage } from './start-page.tsx'
import { TownFaultsPage } from './town-faults-page.tsx'
import { returnPath, speak, visitor } from './visitor.ts'
import { WhoPage } from './who-page.tsx'

function draftOf(context: Context): Draft {
  const example = exampleNamed(context.req.query('exempel'))
  if (example === undefined) return emptyDraft
  return { ...emptyDraft, text: example.text, author: authorOf(example)?.name ?? null }
}

function openForm(context: Context, network: SquareNetwork): OpenForm | null {
  const { svara, andra } = context.req.query()
  const commentId = fromAddressKey(svara ?? andra ?? '')
  const comment = network.comment(commentId)
  if (comment === null) return null
  const kind = svara === undefined ? 'change' : 'reply'
  const text = kind === 'change' ? comment.text : ''
  return { commentId, kind, draft: { ...emptyDraft, text } }
}

function showPost(context: Context, square: Square, network: SquareNetwork): Response {
  const postId = network.postAt(context.req.param('page') ?? '', context.req.param('post') ?? '')
  const thread = postId === null ? null : network.thread(postId, visitor(context, square.networks))
  if (thread === null) return notFound(context, square)
  const view = viewOf(context, square, network)
  const open = openForm(context, network)
  return html(context, <PostPage view={view} thread={thread} draft={draftOf(context)} open={open} />)
}

function showPage(context: Context, square: Square, network: SquareNetwork): Response {
  const place = network.place(context.req.param('page') ?? '')
  if (place === null) return notFound(context, square)
  return html(context, <PagePage view={viewOf(context, square, network)} place={place} draft={emptyDraft} />)
}

function showMessages(context: Context, square: Square): Response {
  const { natverk, till } = context.req.query()
  const network = square.networks.find(({ id }) => id === natverk) ?? square.first
  const view = viewOf(context, square, network)
  return html(context, <MessagesPage view={view} draft={emptyDraft} placeKey={till ?? null} />)
}

/** The network's address of a photo leads to its picture. */
function showPhoto(context: Context, square: Square): Response {
  const found = photoRef(square.lab.core, context.req.param('photo') ?? '')
  const source = found?.node === 'Photo' ? found.value['source'] : undefined
  if (typeof source !== 'string') return notFound(context, square)
  const name = source.slice(source.lastIndexOf('/') + 1)
  const isUploaded = square.lab.state.files[name] !== undefined
  const folder = isUploaded ? `fil/${square.first.id}` : 'bild'
  return context.redirect(`${square.basePath}/${folder}/${addressKey(name)}`, 302)
}

function filesOf(square: Square, networkId: string) {
  if (networkId === square.first.id) return square.lab.state.files
  return square.towns?.find(({ emulator }) => emulator.network === networkId)?.emulator.town.state.files
}

/** A picture that the municipality uploaded. Only a picture's own type is ever sent. */
function showFile(context: Context, square: Square): Response {
  const files = filesOf(square, context.req.param('network') ?? '')
  const file = files?.[fromAddressKey(context.req.param('file') ?? '')]
  if (file === undefined || !/^image\/(jpeg|png|webp|gif)$/.test(file.mediaType))
    return notFound(context, square)
  const bytes = new Uint8Array(Buffer.from(file.base64, 'base64'))
  return context.body(bytes, 200, { 'content-type': file.mediaType, 'x-content-type-options': 'nosniff' })
}

function addTownPages(app: Hono, square: Square): void {
  for (const { emulator } of square.towns ?? []) {
    const network = square.networks.find(({ id }) => id === emulator.network)
    if (network === undefined) continue
    app.get(`${network.path}/storningar`, (context) => {
      const view = viewOf(context, square, network)
      return html(context, <TownFaultsPage view={view} emulator={emulator} />)
    })
    app.get(`${network.path}/:page/posts/:post`, (context) => showPost(context, square, network))
    app.get(`${network.path}/:page`, (context) => showPage(context, square, network))
  }
}

function addPages(app: Hono, square: Square): void {
  app.get('/', (context) => html(context, <StartPage view={viewOf(context, square)} />))
  app.get('/storningar', (context) => html(context, <FaultsPage view={viewOf(context, square)} />))
  app.get('/meddelanden', (context) => showMessages(context, square))
  app.get('/vem', (context) => {
    const returnTo = returnPath(square.basePath, context.req.query('till'))
    const view = viewOf(context, square)
    return html(context, <WhoPage view={view} returnTo={returnTo} error={null} />)
  })
  addTownPages(app, square)
  app.get('/:page/posts/:post', (context) => showPost(context, square, square.first))
  app.get('/:page', (context) => showPage(context, square, square.first))
}

export function addReadRoutes(app: Hono, square: Square): void {
  const style = readFileSync(join(import.meta.dirname, 'square.css'), 'utf8')
  app.get('/stil.css', (context) =>
    context.body(style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=60' }),
  )
  app.get('/bild/:name', (context) => mediaResponse(context.req.param('name')))
  app.get('/fil/:network/:file', (context) => showFile(context, square))
  app.get('/photo/:photo', (context) => showPhoto(context, square))
  app.get('/sprak/:code', (context) => {
    speak(context, square.basePath, context.req.param('code') === 'en' ? 'en' : 'sv')
    return context.redirect(returnPath(square.basePath, context.req.query('till')), 303)
  })
  addPages(app, square)
}
