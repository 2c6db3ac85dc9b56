/**
 * `page`: everything we make. `page-with-frame`: the same, and it may show evidence in a frame. `evidence`: a document made from other
 * people's words and pictures: its own look, nothing else; no script, no form, no address of ours, shown only within our pages.
 */
export type ContentPolicy = 'page' | 'page-with-frame' | 'evidence'

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

const POLICIES: Readonly<Record<ContentPolicy, string>> = {
  page: PAGE.join('; '),
  'page-with-frame': [...PAGE, "frame-src 'self'"].join('; '),
  evidence: EVIDENCE.join('; '),
}

export function contentSecurityPolicy(policy: ContentPolicy): string {
  return POLICIES[policy]
}
