import { afterAll, beforeAll, expect, it } from 'vitest'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { namedScreens } from './screens.ts'

let app: RunningTestApp

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T09:00+01:00' })
})
afterAll(() => app.stop())

it('every screen that the table of requirements names is there', () => {
  const screens = namedScreens()
  expect(screens.length).toBeGreaterThan(10)
  expect(screens.filter((screen) => !app.routes.includes(screen))).toEqual([])
})
