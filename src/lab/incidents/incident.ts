/** A prepared course of events for practice: who writes what, how many minutes in. Everything in it is invented. */
export type IncidentStep = {
  /** Minutes after the beginning, at ordinary pace. */
  readonly minute: number
  /** A name of `people.ts`. */
  readonly by: string
  /** `{kommun}` and `{ort}` are filled in for the account it is written to. */
  readonly text: string
  readonly key?: string
  /** The key of an earlier step that this answers. */
  readonly replyTo?: string
  /** Written on every chosen account; otherwise the steps take turns among them. */
  readonly everywhere?: boolean
  readonly as?: 'comment' | 'message'
}

export type Incident = {
  readonly key: string
  readonly sv: { readonly title: string; readonly about: string; readonly practises: string }
  readonly en: { readonly title: string; readonly about: string; readonly practises: string }
  readonly steps: readonly IncidentStep[]
}

/** The same words from many mouths, evenly over a time. */
export function crowd(
  lines: readonly string[],
  people: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly IncidentStep[] {
  return lines.map((text, index) => ({
    minute: from + Math.round(((to - from) * index) / Math.max(1, lines.length - 1)),
    by: people[(index * 7) % people.length] ?? '',
    text,
  }))
}

export function minutesOf({ steps }: Incident): number {
  return Math.max(0, ...steps.map(({ minute }) => minute))
}
