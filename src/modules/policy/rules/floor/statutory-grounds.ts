/** What the Act on Electronic Bulletin Boards 5 § obliges the provider to remove or hide when it is obvious (as amended up to SFS 2023:320). */
import type { LocalText, Policy } from '../schema/policy.ts'

type GroundRule = Policy['moderation']['grounds'][number]

type Item = {
  readonly code: string
  readonly sv: string
  readonly en: string
  readonly citizen: LocalText
  /** The offence itself; the duty to remove is always BBS 5 §. */
  readonly offence: string | null
  readonly sensitive?: boolean
  readonly childAbuse?: boolean
  readonly criminal?: false
}

const items: readonly Item[] = [
  {
    code: 'bbs-unlawful-threat',
    sv: 'Olaga hot',
    en: 'Unlawful threat',
    citizen: {
      sv: 'Inlägget innehöll ett hot som kan vara ett brott.',
      en: 'The post held a threat that may be a crime.',
    },
    offence: 'BrB 4 kap. 5 §',
  },
  {
    code: 'bbs-privacy-intrusion',
    sv: 'Olaga integritetsintrång',
    en: 'Unlawful breach of privacy',
    citizen: {
      sv: 'Inlägget spred uppgifter eller bilder som gör intrång i någons privatliv.',
      en: 'The post spread details or pictures that intrude on someone’s private life.',
    },
    offence: 'BrB 4 kap. 6 c §',
    sensitive: true,
  },
  {
    code: 'bbs-incitement',
    sv: 'Uppvigling',
    en: 'Incitement',
    citizen: { sv: 'Inlägget manade andra att begå brott.', en: 'The post urged others to commit crime.' },
    offence: 'BrB 16 kap. 5 §',
  },
  {
    code: 'bbs-agitation',
    sv: 'Hets mot folkgrupp',
    en: 'Agitation against a population group',
    citizen: {
      sv: 'Inlägget hotade eller uttryckte förakt för en grupp människor på ett sätt som kan vara ett brott.',
      en: 'The post threatened or showed contempt for a group of people in a way that may be a crime.',
    },
    offence: 'BrB 16 kap. 8 §',
  },
  {
    code: 'bbs-child-abuse',
    sv: 'Barnpornografi',
    en: 'Child sexual abuse material',
    citizen: { sv: 'Inlägget innehöll olagligt material.', en: 'The post held unlawful material.' },
    offence: 'BrB 16 kap. 10 a §',
    sensitive: true,
    childAbuse: true,
  },
  {
    code: 'bbs-unlawful-violence',
    sv: 'Olaga våldsskildring',
    en: 'Unlawful depiction of violence',
    citizen: {
      sv: 'Inlägget visade grovt våld på ett olagligt sätt.',
      en: 'The post showed gross violence unlawfully.',
    },
    offence: 'BrB 16 kap. 10 c §',
  },
  {
    code: 'bbs-public-call',
    sv: 'Offentlig uppmaning',
    en: 'Public call to crime',
    citizen: {
      sv: 'Inlägget uppmanade öppet till särskilt allvarlig brottslighet.',
      en: 'The post openly called for especially serious crime.',
    },
    offence: null,
  },
  {
    code: 'bbs-copyright',
    sv: 'Intrång i upphovsrätt',
    en: 'Breach of copyright',
    citizen: {
      sv: 'Inlägget använde någon annans verk utan lov.',
      en: 'The post used someone else’s work without permission.',
    },
    offence: null,
    criminal: false,
  },
]

function toRule(item: Item): GroundRule {
  const criminal = item.criminal ?? true
  return {
    id: `floor-ground-${item.code}`,
    label: { sv: item.sv, en: item.en },
    modality: 'ska',
    source: { doc: 'law', requirements: ['B-068'], law: { id: 'bbs', section: '5 §' } },
    ...(item.offence === null ? {} : { note: item.offence }),
    value: {
      code: item.code,
      citizenText: item.citizen,
      criminal,
      sensitive: item.sensitive ?? false,
      childAbuse: item.childAbuse ?? false,
      statutory: [item.code],
      secondReviewer: false,
      actions: ['remove', 'hide'],
      registerBeforeRemoval: true,
      policeReport: criminal,
    },
  }
}

/** In the order of the Act. */
export const statutoryGrounds: readonly GroundRule[] = items.map(toRule)

export function statutoryGround(code: string): GroundRule | null {
  return statutoryGrounds.find((ground) => ground.value.code === code) ?? null
}
