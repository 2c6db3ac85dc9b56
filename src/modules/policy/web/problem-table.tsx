import type { Lang } from '#core/i18n/lang.ts'
import { DataTable } from '#ui/components/table/table.tsx'
import { OutsideText } from '#ui/components/user-text/user-text.tsx'
import type { PolicyProblem } from '../policy-problem.ts'
import type { Unknown } from '../list-unknowns.ts'
import { policyVersionTexts } from './version-texts.ts'

type Props = {
  readonly lang: Lang
  readonly caption: string
  readonly problems: readonly PolicyProblem[]
}

/** Faults or warnings of a file: line, place, rule, what is wrong and what to do. */
export function ProblemTable({ lang, caption, problems }: Props) {
  const t = policyVersionTexts(lang)
  return (
    <DataTable
      caption={caption}
      rows={problems.map((problem, index) => ({ ...problem, key: String(index) }))}
      rowKey={({ key }) => key}
      columns={[
        { header: t.line, naming: true, cell: ({ line }) => t.toLine(line) },
        {
          header: t.what,
          cell: ({ message }) => <OutsideText text={message[lang]} lang={lang} />,
        },
        { header: t.remedy, cell: ({ remedy }) => <OutsideText text={remedy[lang]} lang={lang} /> },
        {
          header: t.where,
          cell: ({ path, rule }) => (
            <>
              {path !== '' && (
                <code>
                  <OutsideText text={path} lang={lang} />
                </code>
              )}{' '}
              <code class="quiet">{rule}</code>
            </>
          ),
        },
      ]}
    />
  )
}

export function UnknownList({ lang, unknowns }: { lang: Lang; unknowns: readonly Unknown[] }) {
  return (
    <ul class="plain-list">
      {unknowns.map(({ path, label }) => (
        <li key={path}>
          {label[lang]} <code>{path}</code>
        </li>
      ))}
    </ul>
  )
}
