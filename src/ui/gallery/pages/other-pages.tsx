import { Banner } from '../../components/banner/banner.tsx'
import { Button } from '../../components/button/button.tsx'
import { Card, FactLines } from '../../components/card/card.tsx'
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx'
import { Radios } from '../../components/field/choices.tsx'
import { TextArea, TextField } from '../../components/field/text-field.tsx'
import { Form, FormActions } from '../../components/form-actions/form-actions.tsx'
import { ParagraphChip } from '../../components/paragraph-chip/paragraph-chip.tsx'
import { SearchForm } from '../../components/search-form/search-form.tsx'
import { ErrorState } from '../../components/state-page/state-page.tsx'
import { Tag } from '../../components/tag/tag.tsx'
import type { Lang } from '#core/i18n/lang.ts'
import { AppPage } from '../../layout/app-page.tsx'
import { FocusPage } from '../../layout/focus-page.tsx'
import { FactStrip, Hero, PublicPage } from '../../layout/public-page.tsx'
import { exampleNav, examplePerson } from '../frame.ts'
import { crimeRule } from '../samples.tsx'
import { AccountTable, exampleAccounts } from '../specimens/account-table.tsx'
import { Login } from '../specimens/forms.tsx'
import { AccountCard, AnswerTimes, Checklist, Tasks } from '../specimens/lists.tsx'
import type { PageContext } from './page-context.ts'

const shared = ({ lang, assets, accent, theme }: PageContext) => ({ lang, assets, accent, theme })

const frame = (context: PageContext, current: string) => ({
  organisation: 'Exempelkommunen',
  homeHref: context.base,
  nav: exampleNav(context.base, current),
  person: { ...examplePerson, name: 'Samira Holm', role: 'kommunikationschef' },
  languageHref: context.languageHref,
})

export function TodoPage(context: PageContext) {
  return (
    <AppPage
      {...shared(context)}
      title="Att göra"
      frame={frame(context, 'att-gora')}
      notice={
        <Banner tone="demo" title="Övningstorget">
          Allt här är påhittat och ingenting når några riktiga nätverk.
        </Banner>
      }
      flash={{ tone: 'done', text: 'Svaret till Bosse i Vessigebro är skickat.' }}
    >
      <h1>God morgon, Samira</h1>
      <p class="lead">Sju saker väntar på dig. En är sen och två ska bli klara i dag.</p>
      <div class="two-columns">
        <div>
          <Tasks lang={context.lang} />
        </div>
        <div>
          <Card title="Så snabbt svarar vi">
            <AnswerTimes lang={context.lang} />
          </Card>
          <AccountCard />
          <Card title="Uppsikt i dag">
            <FactLines
              lines={[
                { name: 'Kontrollerat 08:05', fact: 'Jonas' },
                { name: 'Nästa kontroll 12:00', fact: <a href="#kontroll">Jag tar den</a> },
              ]}
            />
          </Card>
        </div>
      </div>
    </AppPage>
  )
}

function AccountForm({ lang }: { lang: Lang }) {
  return (
    <Form action="#">
      <Radios
        lang={lang}
        name="plats"
        label="Vilken plattform?"
        hint="Fyra plattformar används i första hand. Andra behöver en motivering."
        chip={<ParagraphChip {...crimeRule(lang)} title="Plattformar" />}
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
        ]}
      >
        <Banner tone="stop" title="Här tar det stopp">
          TikTok klarar inte kommunens krav på informationssäkerhet. Välj något annat, eller{' '}
          <a href="#undantag">be om ett undantag</a>.
        </Banner>
      </Radios>
      <TextField
        lang={lang}
        name="webbadress"
        label="Adress till kontot"
        value="facebook"
        error="Skriv hela adressen, den börjar med https://"
      />
      <TextArea
        lang={lang}
        name="malgruppen"
        label="Når ni dem ni vill nå där?"
        hint="Berätta hur ni vet det: siffror ur en undersökning, eller vad besökarna själva svarat."
        value="Föräldrar med barn i simskolan använder mest Facebook, enligt vår enkät i september (142 svar)."
        limit={500}
        draftKey="galleri-malgrupp"
      />
      <FormActions>
        <Button kind="main">Spara och gå vidare</Button>
        <Button kind="quiet" type="button">
          Tillbaka
        </Button>
      </FormActions>
    </Form>
  )
}

export function FormPage(context: PageContext) {
  const { lang } = context
  return (
    <FocusPage
      {...shared(context)}
      title="Var och med vad – Starta konto"
      hasErrors
      task={
        <>
          <b>Starta konto</b> · Simhallen, Kultur och fritid
        </>
      }
      status={
        <span>
          Sparat 10:42 · <a href="#senare">Fortsätt senare</a>
        </span>
      }
      place="Del 2 av 5 · frågorna 4–7 av 19"
      heading="Var och med vad?"
      languageHref={context.languageHref}
      asideLabel="Delar"
      aside={
        <>
          <h2>Checklistan</h2>
          <Checklist lang={lang} label="Delar i checklistan" />
          <h2>Liknande konton</h2>
          <p class="small quiet">
            Sport och fritid på Facebook vänder sig delvis till samma läsare. <a href="#jamfor">Jämför</a>
          </p>
        </>
      }
    >
      <ErrorSummary lang={lang} errors={[{ field: 'webbadress', text: 'Skriv hela adressen' }]} />
      <AccountForm lang={lang} />
    </FocusPage>
  )
}

export function RegisterPage(context: PageContext) {
  return (
    <PublicPage
      {...shared(context)}
      title="Våra konton i sociala medier"
      organisation="Exempelkommunen"
      homeHref={context.base}
      links={[
        { href: `${context.base}/konton`, text: 'Konton', current: true },
        { href: `${context.base}/regler`, text: 'Regler för våra sidor' },
      ]}
      languageHref={context.languageHref}
      footer={
        <p>
          Listan finns för att allmänna handlingar ska vara lätta att hitta. Saknas ett konto, eller har du
          sett ett falskt? <a href="#tipsa">Hör av dig</a>. <a href="#tillganglighet">Tillgänglighet</a>
        </p>
      }
    >
      <Hero
        title="Här finns vi i sociala medier"
        lead="Det som skrivs till oss där blir allmän handling. Ett konto som inte står här är inte vårt, även om det ser ut så."
      >
        <SearchForm
          lang={context.lang}
          action={`${context.base}/konton`}
          label="Är kontot kommunens? Klistra in adressen eller namnet"
          buttonText="Kontrollera"
        />
      </Hero>
      <FactStrip
        facts={[
          '41 konton, 6 avslutade',
          'Uppdaterad 21 november 2026 kl. 09.12',
          <span key="data">
            Som data: <a href="#json">JSON</a> · <a href="#csv">CSV</a> · <a href="#dcat">DCAT-AP-SE</a>
          </span>,
        ]}
      />
      <section aria-label="Hela kommunen">
        <AccountTable caption="Hela kommunen" rows={exampleAccounts} />
      </section>
    </PublicPage>
  )
}

export function LoginPage(context: PageContext) {
  return (
    <FocusPage {...shared(context)} title="Logga in" task={<b>Torget</b>} languageHref={context.languageHref}>
      <Login lang={context.lang} />
    </FocusPage>
  )
}

export function MissingPage(context: PageContext) {
  return (
    <AppPage {...shared(context)} title="Sidan finns inte" frame={frame(context, '')}>
      <ErrorState
        lang={context.lang}
        title="Sidan finns inte"
        text="Adressen kan vara gammal, eller så hör ärendet till en enhet du inte ser."
        reference="7f3a-0144"
        action={<a href={context.base}>Till galleriet</a>}
      />
    </AppPage>
  )
}
