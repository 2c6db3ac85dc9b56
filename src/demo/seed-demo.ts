import type { Modules } from '../app/modules.ts'
import type { Services } from '../app/services.ts'
import type { Demo } from './open-demo.ts'

export async function seedDemo(_services: Services, _modules: Modules, demo: Demo): Promise<void> {
  await demo.start()
}
