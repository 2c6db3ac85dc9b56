import type { Lang } from '#core/i18n/lang.ts'
import { Banner } from '../../components/banner/banner.tsx'
import { Button } from '../../components/button/button.tsx'
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx'
import { Checkboxes, Radios, Select } from '../../components/field/choices.tsx'
import { TextArea, TextField } from '../../components/field/text-field.tsx'
import { FormActions } from '../../components/form-actions/form-actions.tsx'
import { LoginCard } from '../../components/login-card/login-card.tsx'
import { ParagraphChip } from '../../components/paragraph-chip/paragraph-chip.tsx'
import { SearchForm } from '../../components/search-form/search-form.tsx'
import { Tag } from '../../components/tag/tag.tsx'
import { crimeRule } from '../samples.tsx'
import type { Component, MakeGroup, Specimen } from '../specimen.ts'

const textFields = (lang: Lang): Component => ({
  id: 'textfalt',
  name: 'Textfält',
  states: [
    {
      name: 'Vanligt, med ledtext',
      node: (
        <TextField
          lang={lang}
          name="kontonamn"
          label="Vad ska kontot heta?"
          hint="Kommunens namn ska ingå, till exempel Exempelkommunens simhall."
          value="Exempelkommunens simhall"
        />
      ),
    },
    {
      name: 'Fel',
      node: (
        <TextField
          lang={lang}
          name="adress"
          type="url"
          label="Adress till kontot"
          value="facebook"
          error="Skriv hela adressen, den börjar med https://"
        />
      ),
    },
    {
      name: 'Kort, datum, frivilligt, med enhet',
      node: (
        <>
          <TextField lang={lang} name="slutdatum" type="date" label="Sista dag" width="short" optional />
          <TextField
            lang={lang}
            name="timmar"
            label="Tid i veckan"
            inputmode="numeric"
            width="short"
            after={<span class="quiet">timmar</span>}
          />
        </>
      ),
    },
    {
      name: 'Svar med räknare och utkast',
      node: (
        <TextArea
          lang={lang}
          name="svar"
          label="Svar"
          hint="Skriv klart och vänligt. Ditt namn och din roll läggs till sist."
          limit={500}
          draftKey="galleri-svar"
          reply
          textLang="sv"
        />
      ),
    },
  ],
})

const choiceFields = (lang: Lang): Component => ({
  id: 'val',
  name: 'Val',
  states: [stoppedChoice(lang), ...otherChoices(lang)],
})

const stoppedChoice = (lang: Lang): Specimen => ({
  name: 'Ett av flera, med stopp',
  node: (
    <Radios
      lang={lang}
      name="plattform"
      label="Vilken plattform?"
      hint="Fyra plattformar används i första hand. Andra behöver en motivering."
      chip={
        <ParagraphChip
          {...crimeRule(lang)}
          title="Plattformar"
          demand="Kommunen finns i första hand på fyra plattformar."
        />
      }
      value="tiktok"
      choices={[
        { value: 'facebook', text: 'Facebook', note: 'Flest användare i alla åldrar.' },
        { value: 'instagram', text: 'Instagram', note: 'Bild och film. Varje inlägg behöver en bild.' },
        {
          value: 'tiktok',
          text: (
            <>
              TikTok <Tag tone="now">avråds</Tag>
            </>
          ),
        },
        { value: 'x', text: 'X', note: 'Får inte användas.', disabled: true },
      ]}
    >
      <Banner tone="stop" title="Här tar det stopp">
        TikTok klarar inte kommunens krav på informationssäkerhet. Välj något annat, eller{' '}
        <a href="#undantag">be om ett undantag</a>.
      </Banner>
    </Radios>
  ),
})

const otherChoices = (lang: Lang): Specimen[] => [
  {
    name: 'Flera, med fel',
    node: (
      <Checkboxes
        lang={lang}
        name="malgrupp"
        label="Vilka vill ni nå?"
        error="Välj minst en målgrupp"
        choices={[
          { value: 'boende', text: 'Boende' },
          { value: 'besokare', text: 'Besökare' },
          { value: 'foretag', text: 'Företag och föreningar' },
        ]}
      />
    ),
  },
  {
    name: 'Lista',
    node: (
      <Select
        lang={lang}
        name="mottagare"
        label="Mottagare"
        withEmpty
        choices={[
          { value: 'sbf', text: 'Samhällsbyggnadsförvaltningen' },
          { value: 'kof', text: 'Kultur- och fritidsförvaltningen' },
        ]}
      />
    ),
  },
  {
    name: 'Glesa rader',
    node: (
      <Checkboxes
        plain
        lang={lang}
        name="visa"
        label="Visa"
        values={['avslutade']}
        choices={[
          { value: 'avslutade', text: 'Avslutade konton' },
          { value: 'tysta', text: 'Konton utan inlägg de senaste 60 dagarna' },
        ]}
      />
    ),
  },
]

export const forms: MakeGroup = (lang) => ({
  id: 'formular',
  title: 'Formulär',
  components: [
    {
      id: 'felsammanfattning',
      name: 'Felsammanfattning',
      states: [
        {
          name: 'Två fel',
          node: (
            <ErrorSummary
              lang={lang}
              errors={[
                { field: 'adress', text: 'Skriv hela adressen, den börjar med https://' },
                { field: 'malgrupp', text: 'Välj minst en målgrupp' },
              ]}
            />
          ),
        },
      ],
    },
    textFields(lang),
    choiceFields(lang),
    {
      id: 'knapprad',
      name: 'Knapprad',
      states: [
        {
          name: 'Spara och tillbaka',
          node: (
            <FormActions>
              <Button kind="main" type="button">
                Spara och gå vidare
              </Button>
              <Button kind="quiet" type="button">
                Tillbaka
              </Button>
            </FormActions>
          ),
        },
      ],
    },
    {
      id: 'sokformular',
      name: 'Sök',
      states: [
        {
          name: 'Med träffar',
          node: (
            <SearchForm
              lang={lang}
              action="#"
              label="Sök i inkorgen"
              hint="Ord, namn, adress eller diarienummer."
              value="plogning"
              clearHref="#sokformular"
            />
          ),
        },
      ],
    },
    {
      id: 'inloggning',
      name: 'Inloggning',
      states: [{ name: 'Med två vägar', node: <Login lang={lang} /> }],
    },
  ],
})

export function Login({ lang }: { lang: Lang }) {
  return (
    <LoginCard
      lang={lang}
      title="Logga in"
      organisation="Exempelkommunen"
      alternatives={
        <>
          <Button type="button">Kommunens inloggning</Button>
          <Button type="button">Passernyckel</Button>
        </>
      }
      foot={<p>Har du inget konto? Fråga den som är kommunikatör i din förvaltning.</p>}
    >
      <TextField lang={lang} name="epost" type="email" label="E-post" autocomplete="username" />
      <TextField lang={lang} name="losen" type="password" label="Lösenord" autocomplete="current-password" />
      <FormActions>
        <Button kind="main" type="button">
          Logga in
        </Button>
      </FormActions>
    </LoginCard>
  )
}
