import { Breadcrumb } from '../../components/breadcrumb/breadcrumb.tsx'
import { Button, ButtonLink, PostButton } from '../../components/button/button.tsx'
import { Icon, ICON_NAMES } from '../../components/icon/icon.tsx'
import { Key, KeyHints } from '../../components/keyboard/keyboard.tsx'
import { Tag } from '../../components/tag/tag.tsx'
import { BrandMark } from '../../brand/brand-mark.tsx'
import type { Component, MakeGroup } from '../specimen.ts'

const type: Component = {
  id: 'typsnitt',
  name: 'Typsnitt och rubriker',
  states: [
    {
      name: 'Grader',
      node: (
        <div class="stack">
          <p class="gallery-t5">Här talar kommunen med dig</p>
          <p class="gallery-t4">God morgon, Samira</p>
          <p class="gallery-t3">Ta bort i rätt ordning</p>
          <p class="gallery-t2">Avsändaren får besked om grunden och vart man kan vända sig.</p>
          <p>Brödtext: Il1 O0 åäö ÅÄÖ é ü ß · 1 204 ärenden, 95 % inom 48 timmar.</p>
          <p class="small quiet">Liten: mottagen tors 12 nov 06:12, utvecklingsavdelningen</p>
        </div>
      ),
    },
    {
      name: 'Märke',
      node: (
        <p class="row">
          <BrandMark /> <b>Torget</b>
        </p>
      ),
    },
  ],
}

const COLOURS = [
  ['sunk', 'paper', 'sheet', 'mark', 'line', 'line-strong', 'edge'],
  ['ink', 'ink-2', 'ink-3', 'accent', 'accent-fill', 'accent-soft', 'focus'],
  ['calm', 'soon', 'now', 'over', 'calm-soft', 'soon-soft', 'now-soft', 'over-soft'],
]

const colours: Component = {
  id: 'farger',
  name: 'Färger',
  states: COLOURS.map((row, i) => ({
    name: ['Underlag och linjer', 'Bläck och accent', 'Klockans lägen'][i] ?? '',
    node: (
      <ul class="gallery-swatches">
        {row.map((name) => (
          <li key={name}>
            <span class={`gallery-swatch gallery-${name}`} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
    ),
  })),
}

const icons: Component = {
  id: 'ikoner',
  name: 'Ikoner',
  states: [
    {
      name: 'Alla',
      node: (
        <ul class="gallery-icons">
          {ICON_NAMES.map((name) => (
            <li key={name}>
              <Icon name={name} />
              <span class="small quiet">{name}</span>
            </li>
          ))}
        </ul>
      ),
    },
  ],
}

const buttons: Component = {
  id: 'knappar',
  name: 'Knappar',
  states: [
    {
      name: 'Sorter',
      node: (
        <div class="row">
          <Button kind="main" type="button">
            Lämna över till Samhällsbyggnadsförvaltningen
          </Button>
          <Button type="button">Svara</Button>
          <Button kind="danger" type="button" icon="trash">
            Ta bort på Facebook
          </Button>
          <Button kind="quiet" type="button">
            Annan mottagare
          </Button>
        </div>
      ),
    },
    {
      name: 'Låst, med skäl bredvid',
      node: (
        <div class="row">
          <Button type="button" disabled describedBy="last-skal">
            Ta bort
          </Button>
          <span class="small quiet" id="last-skal">
            Underlaget måste säkras först.
          </span>
        </div>
      ),
    },
    {
      name: 'Små, länk, formulär',
      node: (
        <div class="row">
          <Button type="button" small icon="plus">
            Nytt inlägg
          </Button>
          <ButtonLink href="#knappar" small icon="back">
            Nyare
          </ButtonLink>
          <PostButton action="#" small fields={{ id: '7' }}>
            Jag tar den
          </PostButton>
        </div>
      ),
    },
  ],
}

const tags: Component = {
  id: 'etiketter',
  name: 'Etiketter',
  states: [
    {
      name: 'Toner',
      node: (
        <div class="row">
          <Tag>klagomål</Tag>
          <Tag tone="accent">ny</Tag>
          <Tag tone="calm" icon="check">
            godkänd
          </Tag>
          <Tag tone="soon">1 administratör</Tag>
          <Tag tone="now">avråds</Tag>
          <Tag tone="over">tyst i 84 dagar</Tag>
        </div>
      ),
    },
  ],
}

export const basics: MakeGroup = (lang) => ({
  id: 'grund',
  title: 'Grund',
  components: [
    type,
    colours,
    icons,
    buttons,
    tags,
    {
      id: 'brodsmulor',
      name: 'Brödsmulor',
      states: [
        {
          name: 'Två steg',
          node: (
            <Breadcrumb
              lang={lang}
              crumbs={[
                { text: 'Konton', href: '#konton' },
                { text: 'Kultur- och fritidsförvaltningen', href: '#kof' },
              ]}
            />
          ),
        },
      ],
    },
    {
      id: 'tangenter',
      name: 'Tangenter',
      states: [
        {
          name: 'En tangent',
          node: (
            <p>
              Tryck <Key>j</Key> för nästa.
            </p>
          ),
        },
        { name: 'Fotnot', node: <KeyHints lang={lang} helpHref="#tangenthjalp" /> },
      ],
    },
  ],
})
