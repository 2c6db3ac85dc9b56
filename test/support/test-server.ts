/** How the test files find the server that `global-setup.ts` started. */
export type TestServer = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

export const TEMPLATE = 'torget_template'
export const TEST_APP_ROLE = 'torget_test_app'
export const TEST_APP_PASSWORD = 'only-on-the-test-server'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}
