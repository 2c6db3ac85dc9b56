import type { Lang } from '#core/i18n/lang.ts'
import { Button } from '../../components/button/button.tsx'
import { Confirm } from '../../components/confirm/confirm.tsx'
import { FormActions } from '../../components/form-actions/form-actions.tsx'
import { Journal } from '../../components/journal/journal.tsx'
import { ChipRow, ParagraphChip } from '../../components/paragraph-chip/paragraph-chip.tsx'
import { Seal } from '../../components/seal/seal.tsx'
import { Steps } from '../../components/steps/steps.tsx'
import { Thread } from '../../components/thread/thread.tsx'
import { answerRule, crimeRule, emojiRule, HASH, journalEntries } from '../samples.tsx'
import type { Component, MakeGroup } from '../specimen.ts'
import { at, NOW } from '../specimen.ts'

const chips = (lang: Lang): Component => ({
  id: 'paragrafchip',
  name: 'Paragrafchipet',
  states: [
    {
      name: 'Stängda: ska, bör, gärna, lagrum',
      node: (
        <ChipRow>
          <ParagraphChip {...crimeRule(lang)} />
          <ParagraphChip {...answerRule(lang)} />
          <ParagraphChip {...emojiRule(lang)} />
          <ParagraphChip {...crimeRule(lang)} title="Grund 1" short="BrB 4:5" />
        </ChipRow>
      ),
    },
    { name: 'Öppet', node: <ParagraphChip {...crimeRule(lang)} open /> },
    {
      name: 'Långt namn',
      node: (
        <ParagraphChip
          {...crimeRule(lang)}
          title="Diarieföring av handlingar som inkommit via kommunens gemensamma konton"
        />
      ),
    },
  ],
})

const sealedEvidence = (lang: Lang) => (
  <Seal
    lang={lang}
    hash={HASH}
    ledgerNumber="18 204"
    facts={[
      { term: 'Säkrat', value: '20 nov 14:11:30 av Kim Åkerlund' },
      { term: 'Innehåll', value: 'Två lydelser, tråden, bilden och en återgivning som PDF/A och HTML' },
    ]}
  />
)

export const removalSteps = (lang: Lang) => (
  <Steps
    lang={lang}
    steps={[
      {
        title: 'Grund',
        state: 'done',
        children: (
          <>
            <p>Olaga hot. Ett uttalat hot mot kommunens anställda, bedömt i sak.</p>
            <ParagraphChip {...crimeRule(lang)} title="Grund 1" short="BrB 4:5" />
          </>
        ),
      },
      { title: 'Underlag', state: 'done', children: sealedEvidence(lang) },
      {
        title: 'Till diarieföring',
        state: 'now',
        children: (
          <>
            <p>Kontaktcenter förmedlar till Samhällsbyggnad, som ansvarar för att ärendet diarieförs.</p>
            <ParagraphChip
              {...crimeRule(lang)}
              title="Diarieföring via kontaktcenter"
              demand="Handlingar i gemensamma konton lämnas genom kontaktcenter till den verksamhet de gäller."
            />
            <FormActions>
              <Button kind="main" type="button">
                Lämna över till Samhällsbyggnad
              </Button>
              <Button kind="quiet" type="button">
                Annan mottagare
              </Button>
            </FormActions>
          </>
        ),
      },
      {
        title: 'Ta bort på Facebook',
        state: 'locked',
        waitsFor: 3,
        children: (
          <>
            <p>Försvinner för alla. Kan inte hämtas tillbaka på Facebook; underlaget finns kvar här.</p>
            <Button type="button" disabled>
              Ta bort
            </Button>
          </>
        ),
      },
      {
        title: 'Underrätta och polisanmäla',
        state: 'locked',
        waitsFor: 4,
        children: (
          <p>Avsändaren får veta grunden och vart man kan vända sig. Anmälan får ett eget underlag.</p>
        ),
      },
    ]}
  />
)

export const rules: MakeGroup = (lang) => ({
  id: 'regler',
  title: 'Regler och beslut',
  components: [
    chips(lang),
    { id: 'steg', name: 'Steg i ordning', states: [{ name: 'Steg 3 av 5', node: removalSteps(lang) }] },
    { id: 'sigill', name: 'Sigillet', states: [{ name: 'Säkrat underlag', node: sealedEvidence(lang) }] },
    {
      id: 'journal',
      name: 'Journalen',
      states: [
        { name: 'Två dagar', node: <Journal lang={lang} entries={journalEntries(lang)} level={3} /> },
        { name: 'Tom', node: <Journal lang={lang} entries={[]} level={3} title="Journal för arkivet" /> },
      ],
    },
    {
      id: 'bekrafta',
      name: 'Bekräftelsesida',
      states: [{ name: 'Kan inte ångras', node: <RemovalConfirm lang={lang} /> }],
    },
  ],
})

function RemovalConfirm({ lang }: { lang: Lang }) {
  return (
    <Confirm
      lang={lang}
      title="Ta bort kommentaren på Facebook?"
      consequences={[
        'Kommentaren och dess två svar försvinner för alla på Facebook.',
        'Leif S. får ett besked om grunden och vart det går att klaga.',
        'Beslutet skrivs i journalen med regelverk 2026-03.',
      ]}
      irreversible="Facebook kan inte lägga tillbaka en kommentar. Vårt underlag finns kvar."
      chip={<ParagraphChip {...crimeRule(lang)} />}
      action="#"
      confirmText="Ta bort på Facebook"
      danger
      cancelHref="#bekrafta"
    >
      <Thread
        lang={lang}
        now={NOW}
        messages={[
          {
            id: 'bekrafta-inlagg',
            author: { name: 'Leif S.' },
            at: at('2026-11-20T13:02:00Z'),
            text: 'Vänta bara tills någon av er går ensam.',
          },
        ]}
      />
    </Confirm>
  )
}
