/**
 * `page`: everything we make. `page-with-frame`: the same, and it may show evidence in a frame. `evidence`: a document made from other
 * people's words and pictures: its own look, nothing else; no script, no form, no address of ours, shown only within our pages.
 */
export type ContentPolicy = NamedPolicy | EmbedPolicy

type NamedPolicy = 'page' | 'page-with-frame' | 'evidence'

/** A page of ours, without script or form, that the sites named here (origins) may show in a frame of theirs. */
export type EmbedPolicy = { readonly framedBy: readonly string[] }

const PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
]

/** The style of an evidence file lies within it, since the file must look the same when it is opened on its own in fifty years. */
const EVIDENCE = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
]

const POLICIES: Readonly<Record<NamedPolicy, string>> = {
  page: PAGE.join('; '),
  'page-with-frame': [...PAGE, "frame-src 'self'"].join('; '),
  evidence: EVIDENCE.join('; '),
}

export function contentSecurityPolicy(policy: ContentPolicy): string {
  return typeof policy === 'string' ? POLICIES[policy] : embedPolicy(policy)
}

function embedPolicy({ framedBy }: EmbedPolicy): string {
  const closed = ["default-src 'none'", "style-src 'self'", "img-src 'self'", "font-src 'self'"]
  const ancestors = ["'self'", ...framedBy].join(' ')
  return [...closed, "form-action 'none'", `frame-ancestors ${ancestors}`, "base-uri 'none'"].join('; ')
}

/** The older header can name no sites: a page that others may frame goes without it, and the policy above decides. */
export function frameOptions(policy: ContentPolicy): string | null {
  if (typeof policy === 'object') return null
  return policy === 'evidence' ? 'SAMEORIGIN' : 'DENY'
}
