import type { EditSection } from '../rules/editing/edit-sections.ts'

/** The addresses of the policy's pages. */
export const paths = {
  policy: '/policy',
  version: (id: string) => `/policy?version=${id}`,
  versions: '/policy/versioner',
  import: '/policy/versioner/ny',
  file: (id: string) => `/policy/versioner/${id}/fil`,
  startDraft: (id: string) => `/policy/versioner/${id}/utkast`,
  withdraw: (id: string) => `/policy/versioner/${id}/aterkalla`,
  compare: '/policy/jamfor',
  draft: (id: string) => `/policy/utkast/${id}`,
  draftFile: (id: string) => `/policy/utkast/${id}/fil`,
  text: (id: string) => `/policy/utkast/${id}/text`,
  edit: (id: string, section: EditSection | ':section') => `/policy/utkast/${id}/andra/${section}`,
  replay: (id: string) => `/policy/utkast/${id}/utfall`,
  adopt: (id: string) => `/policy/utkast/${id}/anta`,
  discard: (id: string) => `/policy/utkast/${id}/slang`,
  /** One's own page, where the version in force is confirmed and whoever has not done so is listed; it belongs to the organisation module. */
  receipts: '/min-sida',
} as const

/** Where more is sent than an ordinary form holds: a whole policy, as a file or as text. */
export function isPolicyUpload(path: string): boolean {
  return path === paths.import || /^\/policy\/utkast\/[^/]+\/text$/.test(path)
}
