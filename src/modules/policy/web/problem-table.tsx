import type { Lang } from '#core/i18n/lang.ts'
import { DataTable } from '#ui/components/table/table.tsx'
import { OutsideText } from '#ui/components/user-text/user-text.tsx'
import type { PolicyProblem } from '../policy-problem.ts'
import type { Unknown } from '../list-unknowns.ts'
import { sectionForPlace } from '../rules/editing/edit-sections.ts'
import { paths } from './paths.ts'
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

type UnknownProps = {
  readonly lang: Lang
  readonly unknowns: readonly Unknown[]
  /** The draft in whose forms they are filled in. */
  readonly draftId: string
}

/** What has to be found out, each with the way to where it is filled in. */
export function UnknownList({ lang, unknowns, draftId }: UnknownProps) {
  return (
    <ul class="plain-list">
      {unknowns.map(({ path, label }) => {
        const section = sectionForPlace(path)
        const href = section === null ? paths.text(draftId) : paths.edit(draftId, section)
        return (
          <li key={path}>
            <a href={href}>{label[lang]}</a> <code class="quiet small">{path}</code>
          </li>
        )
      })}
    </ul>
  )
}
