import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { Icon } from '../icon/icon.tsx'
import type { KeyListItem } from '../key-list/key-list.tsx'
import { KeyList } from '../key-list/key-list.tsx'

/** As the policy file has it: ska blocks, bör warns, får allows, gärna advises. */
export type Modality = 'ska' | 'bör' | 'får' | 'gärna'

export type LawReference = { text: string; href?: string | undefined }

export type ChipProps = {
  lang: Lang
  /** The rule's short name: "Brottsligt material". */
  title: string
  modality?: Modality | undefined
  /** Instead of the modality on the closed chip: "BrB 4:5". */
  short?: string | undefined
  /** What the rule demands, in the policy's own words or its citizen text. */
  demand: ComponentChildren
  /** Document and section: "Riktlinjer för sociala medier, avsnitt 7.3". */
  source?: string | undefined
  laws?: readonly LawReference[] | undefined
  /** Requirement ids: "F-101". */
  requirements?: readonly string[] | undefined
  /** The policy version in force when it was decided. */
  version?: string | undefined
  /** The rule's page. */
  href?: string | undefined
  open?: boolean | undefined
}

/** Full cap for ska, outlined for bör, dotted for the rest: how strongly it binds is seen before it is read. */
const strength: Readonly<Record<Modality, string>> = {
  ska: 'chip-must',
  bör: 'chip-should',
  får: 'chip-may',
  gärna: 'chip-may',
}

function Law({ text, href }: LawReference) {
  return href === undefined ? <span>{text}</span> : <a href={href}>{text}</a>
}

function factsOf({
  lang,
  modality,
  source,
  laws = [],
  requirements = [],
  version,
}: ChipProps): KeyListItem[] {
  const t = uiTexts(lang)
  const facts: KeyListItem[] = []
  if (modality !== undefined) facts.push({ term: t.ruleForce, value: t.modalityMeaning[modality] })
  if (source !== undefined) facts.push({ term: t.ruleSource, value: source })
  if (laws.length > 0) {
    const value = laws.map((law, i) => [i > 0 && ' · ', <Law key={law.text} {...law} />])
    facts.push({ term: t.ruleLaw, value })
  }
  if (requirements.length > 0) facts.push({ term: t.ruleRequirement, value: requirements.join(', ') })
  if (version !== undefined) facts.push({ term: t.ruleVersion, value: version })
  return facts
}

/**
 * The rule behind a demand, a block or a suggestion: closed it names the rule, opened it gives force, words, source and law.
 * A block element (`<details>`): place it in a `div`, `li` or `dd`, never in a `p`. Opens without script; prints opened.
 */
export function ParagraphChip(props: ChipProps) {
  const { lang, title, modality, short, demand, href, open = false } = props
  const t = uiTexts(lang)
  const force = short ?? (modality && t.modality[modality])
  return (
    <details class={`chip ${modality === undefined ? 'chip-may' : strength[modality]}`} open={open}>
      <summary class="chip-label">
        <span class="chip-sign" aria-hidden="true">
          §
        </span>
        <span class="chip-title">
          <span class="sr">{t.rule}: </span>
          {title}
        </span>
        {force !== undefined && <span class="chip-force">{force}</span>}
      </summary>
      <div class="chip-body">
        <p class="chip-demand">{demand}</p>
        <KeyList items={factsOf(props)} small />
        {href !== undefined && (
          <p class="chip-more no-print">
            <a href={href}>
              {t.readInRules}
              <span class="sr">: {title}</span>
            </a>{' '}
            <Icon name="forward" />
          </p>
        )}
      </div>
    </details>
  )
}

/** Several chips in a row; each opens to the full width of the row. */
export function ChipRow({ children }: { children: ComponentChildren }) {
  return <div class="chip-row">{children}</div>
}
