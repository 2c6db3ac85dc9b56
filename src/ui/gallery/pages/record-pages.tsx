import { Journal } from '../../components/journal/journal.tsx'
import { VersionCompare } from '../../components/version-compare/version-compare.tsx'
import { AppPage } from '../../layout/app-page.tsx'
import { exampleNav, examplePerson } from '../frame.ts'
import { journalEntries } from '../samples.tsx'
import type { PageContext } from './page-context.ts'

const page = ({ lang, assets, accent, theme, base, languageHref }: PageContext) => ({
  lang,
  assets,
  accent,
  theme,
  frame: {
    organisation: 'Exempelkommunen',
    homeHref: base,
    nav: exampleNav(base, 'inkorg'),
    person: examplePerson,
    languageHref,
  },
})

function WayBack({ base }: { base: string }) {
  return (
    <p class="no-print">
      <a href={`${base}/inkorg/arende-1`}>Tillbaka till ärendet</a>
    </p>
  )
}

/** The journal of one matter by itself, as it is printed. */
export function JournalPage(context: PageContext) {
  return (
    <AppPage {...page(context)} title="Kommentar av Leif S. – Journal">
      <WayBack base={context.base} />
      <h1>Kommentar av Leif S.</h1>
      <p class="quiet">Facebook, Exempelkommunen</p>
      <Journal lang={context.lang} entries={journalEntries(context.lang)} />
    </AppPage>
  )
}

const WORDINGS = [
  ['20 november 2026 kl. 14.02', 'Ni plogar aldrig Kärrvägen. Skandal!'],
  ['20 november 2026 kl. 14.05', 'Ni plogar aldrig Kärrvägen, och ingen svarar i växeln.'],
  ['20 november 2026 kl. 14.20', 'Nu plogas Kärrvägen, men ingen svarar i växeln.'],
] as const

/** Each wording beside the one before it. */
export function VersionsPage(context: PageContext) {
  return (
    <AppPage {...page(context)} title="Lydelser">
      <WayBack base={context.base} />
      <h1>Lydelser</h1>
      {WORDINGS.slice(1).map(([afterNote, after], i) => (
        <VersionCompare
          key={afterNote}
          lang={context.lang}
          before={WORDINGS[i]?.[1] ?? ''}
          beforeNote={WORDINGS[i]?.[0] ?? ''}
          after={after}
          afterNote={afterNote}
        />
      ))}
    </AppPage>
  )
}
