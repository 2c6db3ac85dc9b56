type Details = Readonly<Record<string, string | number>>

/** The words of applications. Swedish is the source; English follows its shape. */
export const sv = {
  problems: {
    'application-changed': () =>
      'Någon annan har ändrat ansökan medan du skrev. Läs igenom den och spara igen.',
  },
  fields: {
    'reason-required': (_: Details) => 'Skriv varför.',
  },
  nav: { applications: 'Ansökningar' },
}

export type StartupTexts = typeof sv
