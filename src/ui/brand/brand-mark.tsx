/** The mark: a speech bubble drawn as a square with the open square, torget, inside it. */
export function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M5.5 3h13A2.5 2.5 0 0 1 21 5.5v10a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 3.6V18h-1A2.5 2.5 0 0 1 3 15.5v-10A2.5 2.5 0 0 1 5.5 3Z" />
      <rect x="8.5" y="7" width="7" height="7" rx="1" />
    </svg>
  )
}
