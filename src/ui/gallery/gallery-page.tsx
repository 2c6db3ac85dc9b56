import { AppPage } from '../layout/app-page.tsx'
import type { PageContext } from './pages/page-context.ts'
import type { Component, Group } from './specimen.ts'
import { basics } from './specimens/basics.tsx'
import { forms } from './specimens/forms.tsx'
import { lists } from './specimens/lists.tsx'
import { messages } from './specimens/messages.tsx'
import { rules } from './specimens/rules.tsx'
import { states } from './specimens/states.tsx'
import { time } from './specimens/time.tsx'

export const GROUPS = [basics, time, rules, messages, forms, lists, states]

/** Whole pages, drawn with the same layouts the modules use. */
export const SAMPLE_PAGES = [
  ['inkorg/arende-1', 'Inkorg med ärende'],
  ['inkorg', 'Inkorg utan ärende'],
  ['inkorg/arende-1/journal', 'Journal att skriva ut'],
  ['inkorg/arende-1/lydelser', 'Lydelser'],
  ['att-gora', 'Att göra'],
  ['starta-konto', 'Långt formulär'],
  ['konton', 'Offentligt register'],
  ['logga-in', 'Logga in'],
  ['saknas', 'Sida som saknas'],
] as const

function ComponentSection({ component }: { component: Component }) {
  return (
    <section class="gallery-component" id={component.id}>
      <div class="section-head section-head-ruled">
        <h2 class="section-title">{component.name}</h2>
      </div>
      {component.states.map((state) => (
        <div key={state.name} class="gallery-state">
          <p class="gallery-name">{state.name}</p>
          {state.node}
        </div>
      ))}
    </section>
  )
}

/** Every component in every state, one group a page, so that each page can be looked at and checked whole. */
export function GalleryPage({ group, ...context }: PageContext & { group: Group }) {
  const { base, lang } = context
  const nav = [
    {
      title: 'Komponenter',
      links: GROUPS.map((make) => make(lang)).map(({ id, title }) => ({
        href: `${base}/${id}`,
        text: title,
        current: id === group.id,
      })),
    },
    {
      title: 'Hela sidor',
      links: SAMPLE_PAGES.map(([path, text]) => ({ href: `${base}/${path}`, text })),
    },
  ]
  return (
    <AppPage
      title={`${group.title} – Stil`}
      lang={lang}
      assets={context.assets}
      accent={context.accent}
      theme={context.theme}
      moreStyle="gallery.css"
      frame={{ organisation: 'Stil', homeHref: base, nav, languageHref: context.languageHref }}
    >
      <h1>{group.title}</h1>
      {group.components.map((component) => (
        <ComponentSection key={component.id} component={component} />
      ))}
    </AppPage>
  )
}
