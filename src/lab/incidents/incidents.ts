import { botSpam } from './bot-spam.ts'
import type { Incident } from './incident.ts'
import { nightQuestion } from './night-question.ts'
import { rumourStorm } from './rumour-storm.ts'
import { threat } from './threat.ts'
import { waterOutage } from './water-outage.ts'
import { withdrawnConsent } from './withdrawn-consent.ts'

export const incidents: readonly Incident[] = [
  waterOutage,
  rumourStorm,
  threat,
  botSpam,
  withdrawnConsent,
  nightQuestion,
]

export function incidentNamed(key: string): Incident | undefined {
  return incidents.find((incident) => incident.key === key)
}
