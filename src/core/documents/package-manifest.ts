import { z } from 'zod'

export const MANIFEST_JSON = 'manifest.json'
/** In the lines of BagIt (RFC 8493 §2.1.3) and of `sha256sum -c`: hash, two spaces, path. */
export const MANIFEST_SHA256 = 'manifest-sha256.txt'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const manifestFileSchema = z.object({
  path: z.string(),
  /** Present when the name had to be changed. */
  originalPath: z.string().optional(),
  size: z.number().int().nonnegative(),
  mediaType: z.string(),
  sha256,
  /** What the file is, for a person. */
  what: z.string().optional(),
})

export const manifestSchema = z.object({
  schema: z.literal('torget/package-manifest/1'),
  package: z.object({
    kind: z.string(),
    id: z.string(),
    organisation: z.string(),
    createdAt: z.iso.datetime(),
  }),
  files: z.array(manifestFileSchema),
})

export type ManifestFile = z.infer<typeof manifestFileSchema>
export type PackageManifest = z.infer<typeof manifestSchema>

/** Covers every file of the package but itself; `sha256sum -c` reads it. */
export function sha256Lines(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files.map(({ path, sha256: hash }) => `${hash}  ${path}\n`).join('')
}

/** Path to hash; null when a line is not of the form. */
export function readSha256Lines(text: string): ReadonlyMap<string, string> | null {
  const found = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue
    const match = /^([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(line)
    if (match?.[1] === undefined || match[2] === undefined || found.has(match[2])) return null
    found.set(match[2], match[1].toLowerCase())
  }
  return found
}
