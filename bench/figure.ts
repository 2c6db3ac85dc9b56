export const FIGURE_NAMES = ['webhook', 'inbox', 'search', 'start', 'weight'] as const
export type FigureName = (typeof FIGURE_NAMES)[number]

/** One line of docs/figures.md. */
export type Figure = {
  readonly what: string
  readonly target: string
  readonly measured: string
  readonly isMet: boolean
  /** What the number was made of, for whoever doubts it. */
  readonly basis: string
}

/** A table of its own, where one number hides too much. */
export type Detail = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type Measured = { readonly figures: readonly Figure[]; readonly details: readonly Detail[] }
