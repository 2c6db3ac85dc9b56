import { formatDateTime } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Journal } from '#ui/components/journal/journal.tsx'
import { VersionCompare } from '#ui/components/version-compare/version-compare.tsx'
import { deskTexts } from '../../texts.ts'
import { paths } from '../paths.ts'
import type { ItemView } from './item-view.ts'

type JournalProps = { item: Pick<ItemView, 'id' | 'title' | 'place' | 'journal'>; lang: Lang }

/** The journal by itself, to be printed. */
export function JournalPage({ item, lang }: JournalProps) {
  return (
    <>
      <WayBack itemId={item.id} lang={lang} />
      <h1>{item.title}</h1>
      <p class="quiet">{item.place}</p>
      <Journal lang={lang} entries={item.journal} />
    </>
  )
}

type Version = { readonly text: string; readonly at: Temporal.Instant }
type VersionsProps = { itemId: string; versions: readonly Version[]; lang: Lang }

/** Each wording beside the one before it, oldest first. */
export function VersionsPage({ itemId, versions, lang }: VersionsProps) {
  return (
    <>
      <WayBack itemId={itemId} lang={lang} />
      <h1>{deskTexts(lang).item.versions}</h1>
      {versions.slice(1).map((version, index) => (
        <VersionCompare
          key={index}
          lang={lang}
          before={(versions[index] ?? version).text}
          after={version.text}
          beforeNote={formatDateTime((versions[index] ?? version).at, lang)}
          afterNote={formatDateTime(version.at, lang)}
        />
      ))}
    </>
  )
}

function WayBack({ itemId, lang }: { itemId: string; lang: Lang }) {
  return (
    <p class="no-print">
      <a href={paths.item(itemId)}>{deskTexts(lang).item.back}</a>
    </p>
  )
}
