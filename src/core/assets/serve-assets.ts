import type { Context } from 'hono'
import { Hono } from 'hono'
import { accentStylesheet } from './accent.ts'
import { ASSET_PATH } from './bundle.ts'
import type { AssetFile } from './precompress.ts'
import { chooseEncoding } from './precompress.ts'

const ONE_YEAR_SECONDS = 31_536_000
const FOR_EVER = `public, max-age=${ONE_YEAR_SECONDS}, immutable`

function sendFile(c: Context, file: AssetFile): Response {
  const encoding = file.compressed ? chooseEncoding(c.req.header('accept-encoding')) : 'identity'
  const headers: Record<string, string> = {
    'content-type': file.type,
    'cache-control': FOR_EVER,
    'x-content-type-options': 'nosniff',
  }
  if (file.compressed) headers['vary'] = 'accept-encoding'
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  const bytes = file.bytes[encoding]
  headers['content-length'] = String(bytes.length)
  return c.body(bytes, 200, headers)
}

/** Only files built at start exist here: names are looked up in a map, never on disk, so no path can climb out. */
export function serveAssets(files: ReadonlyMap<string, AssetFile>): Hono {
  const app = new Hono()
  app.get(`${ASSET_PATH}:file`, (c) => {
    const name = c.req.param('file')
    const accent = /^accent-([0-9a-f]{6})\.css$/.exec(name)?.[1]
    if (accent !== undefined) {
      return c.body(accentStylesheet(`#${accent}`), 200, {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': FOR_EVER,
        'x-content-type-options': 'nosniff',
      })
    }
    const file = files.get(name)
    return file === undefined ? c.notFound() : sendFile(c, file)
  })
  return app
}
