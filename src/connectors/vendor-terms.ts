/** Hours that the vendor lets its data be kept. `null`: not limited. Source: `source`, in the vendor's own terms. */
export type VendorTerms = {
  /** Who wrote it: name, picture, address of the profile. */
  readonly profileHours: number | null
  /** What they wrote. */
  readonly activityHours: number | null
  readonly source: string
}
