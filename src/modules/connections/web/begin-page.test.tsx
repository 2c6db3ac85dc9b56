import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { Connector } from '#connectors/connector.ts'
import type { OAuthSignIn } from '#connectors/sign-in.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { createConnectedNetwork } from '#test/connected-network.ts'
import { BeginPage, SIGN_IN_FORM } from './begin-page.tsx'

const { connector } = createConnectedNetwork()

function page(signIn: Partial<OAuthSignIn>, sent: SentForm | null = null): string {
  const many = { ...connector, signIn: { ...connector.signIn, ...signIn } } as Connector
  const kit = { lang: 'sv', csrf: 'token', sent } as const
  return renderToString(
    <BeginPage
      connector={many}
      account={null}
      redirectUri="https://torget.example/kopplingar/retur"
      kit={kit}
    />,
  )
}

describe('the server that is asked for', () => {
  const suggestedServer = 'https://social.kommunen.example'
  it('is the one that most accounts here are on, until somebody types another', () => {
    expect(page({ needsServer: true, suggestedServer })).toContain(`value="${suggestedServer}"`)
    const typed = { form: SIGN_IN_FORM, values: { server: 'mastodon.nu' }, problems: {} }
    const again = page({ needsServer: true, suggestedServer }, typed)
    expect(again).toContain('value="mastodon.nu"')
    expect(again).not.toContain(suggestedServer)
    const emptied = { form: SIGN_IN_FORM, values: { server: '' }, problems: { server: 'Fyll i fältet.' } }
    expect(page({ needsServer: true, suggestedServer }, emptied)).not.toContain(suggestedServer)
  })

  it('is not asked for where there is only one', () => {
    expect(page({ suggestedServer })).not.toContain(suggestedServer)
  })
})
