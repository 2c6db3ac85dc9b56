export type SkipTarget = { href: string; text: string }

/** Ways past what repeats on every page (WCAG 2.4.1); seen when Tab reaches them. */
export function SkipLinks({ targets }: { targets: readonly SkipTarget[] }) {
  return (
    <div class="skip-links">
      {targets.map((target) => (
        <a key={target.href} href={target.href}>
          {target.text}
        </a>
      ))}
    </div>
  )
}
