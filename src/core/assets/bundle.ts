import { build } from 'esbuild'
import { basename, join } from 'node:path'

export type BuiltFile = { readonly name: string; readonly fileName: string; readonly bytes: Uint8Array }

/** Where the sources lie; `src/` of the installed program unless told otherwise. */
export const SOURCE_FOLDER = join(import.meta.dirname, '../..')

/** Every browser a Swedish office or phone is likely to hold in 2026: `light-dark()`, nesting, `:has()` and popover are native. */
const TARGETS = ['chrome123', 'edge123', 'firefox128', 'safari17.5']

/** The address every built file is served under. */
export const ASSET_PATH = '/assets/'

/**
 * Builds the style sheet, the page script, the fonts they name and the icon, in memory. File names carry a hash of the
 * content, so that a browser may keep them for ever and a new version is fetched at once.
 */
export async function bundle(sourceFolder: string): Promise<BuiltFile[]> {
  const result = await build({
    entryPoints: {
      app: join(sourceFolder, 'ui/app.css'),
      gallery: join(sourceFolder, 'ui/gallery/gallery.css'),
      page: join(sourceFolder, 'browser/page.ts'),
      favicon: join(sourceFolder, 'ui/brand/favicon.svg'),
    },
    absWorkingDir: sourceFolder,
    outdir: '/out',
    publicPath: ASSET_PATH,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    bundle: true,
    minify: true,
    format: 'esm',
    legalComments: 'none',
    charset: 'utf8',
    target: TARGETS,
    write: false,
    logLevel: 'silent',
  })
  return result.outputFiles.map((file) => {
    const fileName = basename(file.path)
    return { name: fileName.replace(/-[A-Z0-9]{8}(?=\.)/, ''), fileName, bytes: file.contents }
  })
}
