import type { NavGroup } from '../layout/app-page.tsx'

/** The menu as a communicator in a municipality sees it. */
export function exampleNav(base: string, current: string): readonly NavGroup[] {
  const link = (page: string, text: string, count?: number) => ({
    href: `${base}/${page}`,
    text,
    count,
    current: page === current,
  })
  return [
    {
      links: [
        link('att-gora', 'Att göra', 7),
        link('inkorg', 'Inkorg', 23),
        link('kalender', 'Kalender'),
        link('konton', 'Konton', 1204),
        link('diarieforing', 'Diarieföring', 4),
        link('arkiv', 'Arkiv'),
      ],
    },
    {
      title: 'Uppsikt',
      links: [
        link('regelverk', 'Regelverk'),
        link('samtycken', 'Samtycken'),
        link('bevakning', 'Bevakning'),
        link('kris', 'Krisläge'),
        link('uppfoljning', 'Uppföljning'),
      ],
    },
  ]
}

export const examplePerson = {
  name: 'Kim Åkerlund',
  role: 'kommunikatör, Utvecklingsavdelningen',
  logOutAction: '#logga-ut',
}
