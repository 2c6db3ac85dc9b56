import type { Connector } from '#connectors/connector.ts'
import type { Verb, VerbCapability } from '#connectors/verbs.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { FactLines, SectionHead } from '#ui/components/card/card.tsx'
import { connectionTexts } from '../texts.ts'

const VERBS: readonly Verb[] = ['reply', 'hide', 'remove', 'privateReply', 'directReply', 'block']

/** What can be done on the network, with its own words for it, and what cannot, with what to do instead. */
export function Abilities({ connector, lang }: { connector: Connector; lang: Lang }) {
  const t = connectionTexts(lang)
  const can = abilitiesOf(connector, lang)
  return (
    <div class="two-columns">
      <section class="stack">
        <SectionHead title={t.card.can} />
        {can.length === 0 ? <p>{t.card.canNothing}</p> : <FactLines lines={can} />}
      </section>
      <Cannot connector={connector} lang={lang} />
    </div>
  )
}

export function Cannot({ connector, lang }: { connector: Connector; lang: Lang }) {
  const t = connectionTexts(lang).card
  const { cannot } = connector.words[lang]
  if (cannot.length === 0) return null
  return (
    <section class="stack">
      <SectionHead title={t.cannot} />
      <ul class="bullet-list">
        {cannot.map(({ what, instead }) => (
          <li key={what}>
            <b>{what}.</b> {instead}
          </li>
        ))}
      </ul>
    </section>
  )
}

function abilitiesOf({ profile, words, ...offers }: Connector, lang: Lang) {
  const t = connectionTexts(lang)
  const verbs = VERBS.flatMap((verb) => {
    const capability: VerbCapability | undefined = profile.verbs[verb]
    if (capability === undefined) return []
    const { reversible, isPublic = false } = capability
    const own = words[lang].verbs[verb]
    const isReply = verb === 'reply' || verb === 'privateReply' || verb === 'directReply'
    const facts = [
      ...(isReply || own !== undefined ? [] : [reversible ? t.card.undone : t.card.final]),
      ...(isPublic ? [t.card.public] : []),
    ]
    const label = own === undefined || capability.as === undefined ? '' : ` (”${own.label}”)`
    const name = (
      <>
        <b>
          {t.verbs[verb]}
          {label}
          {own !== undefined && '.'}
        </b>
        {own !== undefined && ` ${own.consequence}`}
      </>
    )
    return [{ name, fact: facts.join(', ') }]
  })
  const more = [
    [offers.harvest, t.card.messages],
    [offers.publishing, t.card.publish],
    [offers.insights, t.card.statistics],
  ] as const
  return [
    ...verbs,
    ...more.flatMap(([offered, name]) => (offered === undefined ? [] : [{ name: <b>{name}</b>, fact: '' }])),
  ]
}
