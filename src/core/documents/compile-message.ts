/** What the PDF child process is asked (structured clone over the process channel). */
export type CompileRequest = {
  readonly id: number
  readonly standard: PdfStandard
  readonly source: string
  /** Reachable from the source by absolute path: `/house.typ`, `/images/…`. */
  readonly files: Readonly<Record<string, Uint8Array>>
  /** JSON, read by the source from `sys.inputs.data`. */
  readonly data: string
}

export type CompileAnswer =
  { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly refusal: string }

/** One at a time: the compiler takes no list. Documents are written as PDF/A-2a; tests also compile them as PDF/UA-1. */
export type PdfStandard = 'a-2a' | 'ua-1'
