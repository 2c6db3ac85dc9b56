/** What stands in the way of a version taking effect, and what has to be said before it does (F-002, F-050, B-110). */

export type ScheduledVersion = {
  readonly label: string
  readonly validFrom: Temporal.Instant
  readonly state: 'scheduled' | 'inForce' | 'past' | 'withdrawn'
}

export type Adoption = {
  readonly label: string
  readonly slug: string
  readonly validFrom: Temporal.Instant
  /** How many values are still unknown. */
  readonly unknowns: number
  /** What the person has said that they know. */
  readonly knows: { readonly unknowns: boolean; readonly scheduled: boolean }
}

export type AdoptionContext = {
  readonly now: Temporal.Instant
  readonly slugInForce: string
  readonly versions: readonly ScheduledVersion[]
}

export type AdoptionObstacle =
  | {
      readonly code: 'policy.other-organisation'
      readonly details: { readonly slug: string; readonly own: string }
    }
  | { readonly code: 'policy.label-taken'; readonly details: { readonly label: string } }
  | { readonly code: 'policy.valid-in-the-past'; readonly details: { readonly validFrom: string } }
  | {
      readonly code: 'policy.before-scheduled'
      readonly details: { readonly label: string; readonly validFrom: string }
    }
  | { readonly code: 'policy.has-unknowns'; readonly details: { readonly count: number } }

/** Versions that are to begin at the same time or later: they take over from the new one, or are taken over by it. */
export function scheduledFrom<Version extends ScheduledVersion>(
  versions: readonly Version[],
  validFrom: Temporal.Instant,
): readonly Version[] {
  return versions
    .filter((one) => one.state === 'scheduled' && Temporal.Instant.compare(one.validFrom, validFrom) >= 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.validFrom, b.validFrom))
}

/** The first obstacle, in the order in which they can be mended; null when the version may be adopted. */
export function adoptionObstacle(adoption: Adoption, context: AdoptionContext): AdoptionObstacle | null {
  const { label, slug, validFrom, unknowns, knows } = adoption
  if (slug !== context.slugInForce)
    return { code: 'policy.other-organisation', details: { slug, own: context.slugInForce } }
  // Decisions and receipts name the version by its label: two of the same name could not be told apart.
  if (context.versions.some((one) => one.label === label))
    return { code: 'policy.label-taken', details: { label } }
  if (Temporal.Instant.compare(validFrom, context.now) < 0)
    return { code: 'policy.valid-in-the-past', details: { validFrom: validFrom.toString() } }
  const [next] = scheduledFrom(context.versions, validFrom)
  if (next !== undefined && !knows.scheduled) {
    const details = { label: next.label, validFrom: next.validFrom.toString() }
    return { code: 'policy.before-scheduled', details }
  }
  if (unknowns > 0 && !knows.unknowns) return { code: 'policy.has-unknowns', details: { count: unknowns } }
  return null
}
