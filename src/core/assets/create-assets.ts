import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { accentStylesheet, isHex } from './accent.ts'
import { ASSET_PATH, bundle, SOURCE_FOLDER } from './bundle.ts'
import type { AssetFile, Encoding } from './precompress.ts'
import { precompress } from './precompress.ts'
import { serveAssets } from './serve-assets.ts'

/** What pages may link to. `page.js` belongs on signed-in pages only: public pages carry no script. */
export type AssetName = 'app.css' | 'gallery.css' | 'page.js' | 'favicon.svg' | 'latin.woff2'

export interface Assets {
  /** The address of a built file, with its content hash. */
  url(name: AssetName): string
  /** The address of the style sheet with an organisation's accent; `hex` as "#1b5583". Throws on anything else. */
  accentUrl(hex: string): string
  /** Mount at "/": answers everything under `/assets/`. */
  readonly app: Hono
  /** Bytes over the wire, for the page-weight figure (design §9). */
  weight(name: AssetName, encoding: Encoding): number
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  woff2: 'font/woff2',
}

/** Changes when the arithmetic does, so that a kept accent sheet of an older version is not used. */
const ACCENT_VERSION = createHash('sha256')
  .update(accentStylesheet('#1b5583') + accentStylesheet('#ffd200') + accentStylesheet('#c8102e'))
  .digest('hex')
  .slice(0, 8)

/** Builds everything a page needs besides its HTML: once, at start, in memory, compressed. */
export async function createAssets(sourceFolder: string = SOURCE_FOLDER): Promise<Assets> {
  const files = new Map<string, AssetFile>()
  const fileNames = new Map<string, string>()
  const built = await bundle(sourceFolder)
  await Promise.all(
    built.map(async ({ name, fileName, bytes }) => {
      const extension = name.slice(name.lastIndexOf('.') + 1)
      const compressed = extension !== 'woff2'
      const type = TYPES[extension] ?? 'application/octet-stream'
      files.set(fileName, { type, compressed, bytes: await precompress(bytes, compressed) })
      fileNames.set(name, fileName)
    }),
  )
  const fileNameOf = (name: AssetName): string => {
    const fileName = fileNames.get(name)
    if (fileName === undefined) throw new Error(`no asset named ${name} was built`)
    return fileName
  }
  return {
    url: (name) => `${ASSET_PATH}${fileNameOf(name)}`,
    accentUrl: (hex) => {
      const colour = hex.toLowerCase()
      if (!isHex(colour)) throw new Error(`"${hex}" is not a colour like #1b5583`)
      return `${ASSET_PATH}accent-${colour.slice(1)}.css?v=${ACCENT_VERSION}`
    },
    app: serveAssets(files),
    weight: (name, encoding) => files.get(fileNameOf(name))?.bytes[encoding].length ?? 0,
  }
}
