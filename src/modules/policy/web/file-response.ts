import type { HttpContext } from '#core/http/variables.ts'

/** A policy file to keep. Always a download: a browser that showed it might take what somebody wrote in it for a page. */
export function fileResponse(
  c: HttpContext,
  { fileName, yaml }: { readonly fileName: string; readonly yaml: string },
): Response {
  const plain = fileName.normalize('NFKD').replaceAll(/[^A-Za-z0-9._-]+/g, '-')
  const name = `filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`
  return c.body(yaml, 200, {
    'content-type': 'application/yaml; charset=utf-8',
    'content-disposition': `attachment; ${name}`,
    'cache-control': 'private, no-store',
  })
}
