/** Dates in order, and an accent colour that can be seen (WCAG 2.2, 1.4.11). */
import { contrast } from '#core/assets/colour.ts'
import { UNKNOWN } from '../schema/primitives.ts'
import { check } from './check.ts'

/** The least contrast a surface or an edge may have against the page. Text is darkened to 4.5:1 by the product itself. */
const LEAST_CONTRAST = 3

export const checkDates = check(['meta'], ({ meta }, report) => {
  const { validFrom, validUntil } = meta.document
  const areDates = ![validFrom, validUntil].some((day) => day === UNKNOWN || day === 'tillsvidare')
  if (areDates && validUntil < validFrom) {
    report('date.order', ['meta', 'document', 'validUntil'], { from: validFrom, until: validUntil })
  }
})

export const checkAccent = check(['meta'], ({ meta }, report) => {
  const colour = meta.org.accentColour
  if (colour === UNKNOWN) return
  const ratio = contrast(`#${colour.slice(1)}`, '#ffffff')
  if (ratio < LEAST_CONTRAST) {
    report('accent.low-contrast', ['meta', 'org', 'accentColour'], { value: colour, ratio: ratio.toFixed(1) })
  }
})
