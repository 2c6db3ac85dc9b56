import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { Banner } from '../../components/banner/banner.tsx'
import { Button, ButtonLink, PostButton } from '../../components/button/button.tsx'
import { KeyboardHelp } from '../../components/keyboard/keyboard.tsx'
import type { OutboxState } from '../../components/outbox-status/outbox-status.tsx'
import { OutboxStatus } from '../../components/outbox-status/outbox-status.tsx'
import { ParagraphChip } from '../../components/paragraph-chip/paragraph-chip.tsx'
import { EmptyState, TooMany, Waiting } from '../../components/state-page/state-page.tsx'
import { Flash } from '../../layout/flash.tsx'
import { answerRule } from '../samples.tsx'
import type { Component, MakeGroup } from '../specimen.ts'
import { at, NOW } from '../specimen.ts'

const banners = (lang: Lang): Component => ({
  id: 'banderoller',
  name: 'Banderoller',
  states: [
    { name: 'info', node: <Banner tone="info">Kontrollen klockan 12 är ännu inte gjord.</Banner> },
    { name: 'done', node: <Banner tone="done">Svaret är skickat till Facebook.</Banner> },
    {
      name: 'warning, med chip',
      node: (
        <Banner
          tone="warning"
          title="Det här är en avvikelse"
          actions={<ParagraphChip {...answerRule(lang)} />}
        >
          Svaret kommer senare än regelverket säger. Skriv varför, så står skälet i journalen.
        </Banner>
      ),
    },
    {
      name: 'error',
      node: (
        <Banner tone="error" title="Det gick inte att spara">
          Någon annan har ändrat ärendet sedan du öppnade det. Läs om sidan och försök igen.
        </Banner>
      ),
    },
    {
      name: 'stop',
      node: (
        <Banner tone="stop" title="Här tar det stopp">
          Inlägget saknar alt-text.
        </Banner>
      ),
    },
    {
      name: 'demo',
      node: (
        <Banner tone="demo" title="Övningstorget">
          Allt här är påhittat och ingenting når några riktiga nätverk.
        </Banner>
      ),
    },
    {
      name: 'crisis',
      node: (
        <Banner
          tone="crisis"
          title="Krisläge sedan 13:05"
          actions={<a href="#lagesbild">Gör en lägesbild</a>}
        >
          Kortare svarstider gäller. Länka alltid till kommunens webbplats.
        </Banner>
      ),
    },
  ],
})

const outboxActions: Partial<Record<OutboxState, ComponentChildren>> = {
  waiting: (
    <PostButton action="#" small icon="back">
      Ta tillbaka
    </PostButton>
  ),
  failed: (
    <PostButton action="#" small>
      Försök igen
    </PostButton>
  ),
  unknown: (
    <>
      <Button type="button" small>
        Det gick fram
      </Button>
      <Button type="button" small>
        Det gick inte fram
      </Button>
      <a href="#facebook">Titta på Facebook</a>
    </>
  ),
}

const outbox = (lang: Lang): Component => ({
  id: 'utkorg',
  name: 'Hur det går på nätverket',
  states: (['waiting', 'sending', 'done', 'failed', 'unknown'] as const).map((state) => ({
    name: state,
    node: (
      <OutboxStatus
        lang={lang}
        state={state}
        what="Svar till Bosse i Vessigebro"
        at={at('2026-11-20T13:12:00Z')}
        now={NOW}
        attempts={state === 'failed' ? 3 : 1}
        reason={state === 'failed' ? 'Facebook svarade att kommentaren inte längre finns.' : undefined}
        actions={outboxActions[state]}
      />
    ),
  })),
})

export const states: MakeGroup = (lang) => ({
  id: 'lagen',
  title: 'Lägen',
  components: [
    banners(lang),
    outbox(lang),
    {
      id: 'kvitto',
      name: 'Kvitto efter ett beslut',
      states: [
        {
          name: 'Med ångra',
          node: (
            <Flash
              flash={{
                tone: 'done',
                text: 'Ärendet är överlämnat till Samhällsbyggnad.',
                undo: (
                  <PostButton action="#" small>
                    Ångra
                  </PostButton>
                ),
              }}
            />
          ),
        },
      ],
    },
    {
      id: 'tomt',
      name: 'Tomt, väntan, för mycket',
      states: [
        {
          name: 'Tom kö',
          node: (
            <EmptyState
              level={3}
              title="Kön är tom"
              text="Inget väntar på dig just nu. Nästa kontroll av kontona är klockan 16."
              action={<ButtonLink href="#enhet">Se hela enhetens kö</ButtonLink>}
            />
          ),
        },
        { name: 'Väntan', node: <Waiting lang={lang} text="Arkivpaketet packas. Sidan kan stängas." /> },
        { name: 'För många', node: <TooMany lang={lang} shown={50} total={18_204} href="#sok" /> },
      ],
    },
    {
      id: 'tangenthjalp',
      name: 'Hjälp om kortkommandon',
      states: [{ name: 'Sidan', node: <KeyboardHelp lang={lang} level={3} /> }],
    },
  ],
})
