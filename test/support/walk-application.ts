/** The steps of somebody who applies for an account, at the keyboard and without script. */
import type { TestPage } from './browser.ts'

export type WishedAccount = {
  readonly name: string
  /** As in the list, or typed as another. */
  readonly platform: string
}

const LISTED = ['Facebook', 'Instagram', 'LinkedIn', 'YouTube', 'TikTok']

/** From the list of applications to the page of the new one. */
export async function startAccount(page: TestPage, { name, platform }: WishedAccount): Promise<void> {
  await page.goto('/ansokningar')
  await page.getByRole('link', { name: 'Ny ansökan' }).click()
  await page.getByRole('link', { name: /^Börja.*Starta ett konto/ }).click()
  await page.getByLabel('Vad ska kontot heta?').fill(name)
  if (LISTED.includes(platform)) await page.getByRole('radio', { name: new RegExp(`^${platform} `) }).check()
  else {
    await page.getByRole('radio', { name: 'En annan plattform' }).check()
    await page.getByLabel('Vad heter den?').fill(platform)
  }
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await page.getByText('Ansökan är påbörjad.').waitFor()
}

type People = {
  readonly service: string
  readonly shy: string
  readonly crisis: string
  readonly manager: string
  readonly communicator: string
}
type Filling = { readonly people: People; readonly without?: string }

/** Every question of the checklist that has no answer yet, but for the one that is left out. */
export async function fillIn(page: TestPage, path: string, { people, without }: Filling): Promise<void> {
  for (let part = 1; part <= PARTS; part += 1) {
    await page.goto(`${path}/del/${String(part)}`)
    for (const [key, answer] of answersOf(people)) {
      const fields = page.locator(`[name="${key}"]:not([type="hidden"])`)
      if (key === without || (await fields.count()) === 0) continue
      await giveAnswer(page, key, answer)
    }
    await page.getByRole('button', { name: 'Spara och gå vidare' }).click()
    await page.locator('h1').waitFor()
  }
}

const PARTS = 7

async function giveAnswer(page: TestPage, key: string, answer: Given): Promise<void> {
  const field = page.locator(`[name="${key}"]:not([type="hidden"])`)
  if ('text' in answer) {
    await field.fill(answer.text)
    return
  }
  if ('select' in answer) {
    const option = await field.locator('option', { hasText: answer.select }).getAttribute('value')
    await field.selectOption(option)
    return
  }
  const item = page.locator('.field').filter({ has: field })
  for (const name of 'choose' in answer ? [answer.choose] : answer.tick)
    await item
      .getByLabel(new RegExp(`^${name}`))
      .first()
      .check()
}

type Given =
  | { readonly text: string }
  | { readonly select: string }
  | { readonly choose: string }
  | { readonly tick: readonly string[] }

const answersOf = (people: People): readonly (readonly [string, Given])[] => [
  ['purpose', { text: 'Berätta om öppettider och simskola i badhuset.' }],
  ['goal', { text: 'Fler familjer ska hitta till simskolan i tid.' }],
  ['target-groups', { tick: ['Invånare'] }],
  ['reaches', { choose: 'Ja' }],
  ['reaches-why', { text: 'Vi frågade 142 besökare i september.' }],
  ['message-main', { text: 'Öppettider och simskola.' }],
  ['message-coherence', { text: 'Webbplatsen har alltid det senaste.' }],
  ['message-clash', { text: 'Nej, bara vi skriver om badet.' }],
  ['account-type', { choose: 'Företagssida' }],
  ['terms-read', { choose: 'Ja' }],
  ['terms-version', { text: 'januari 2026' }],
  ['terms-by', { select: people.service }],
  ['terms-on', { text: '2026-11-02' }],
  ['needs-it', { choose: 'Nej' }],
  ['hours', { text: '2,5' }],
  ['staff', { tick: [people.service] }],
  ['watchers', { tick: [people.service, people.shy] }],
  ['about-text', { text: 'Simhallen är en del av Falkenbergs kommun.' }],
  ['secrecy-risk', { choose: 'Nej' }],
  ['other-laws', { text: 'Dataskydd, när vi visar bilder.' }],
  ['risk-measures', { text: 'Vi frågar om lov före bilder.' }],
  ['crisis-use', { text: 'Ja, om badet måste stänga.' }],
  ['crisis-links', { text: 'Vi länkar till webbplatsen.' }],
  ['crisis-backup', { tick: [people.crisis] }],
  ['promotion', { text: 'Affischer i badhuset.' }],
  ['information', { choose: 'Kontot länkar' }],
  ['manager', { choose: people.manager }],
  ['communicator', { choose: people.communicator }],
]

export async function handIn(page: TestPage, path: string): Promise<void> {
  await page.goto(`${path}/granska`)
  await page.getByRole('button', { name: 'Lämna in ansökan' }).click()
  await page.locator('h1').waitFor()
}
