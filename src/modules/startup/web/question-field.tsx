import type { Person } from '#modules/organisation/index.ts'
import type { StartItem, StartQuestion } from '#modules/policy/index.ts'
import { Checkboxes, Radios, Select, type Choice } from '#ui/components/field/choices.tsx'
import type { FieldFrame } from '#ui/components/field/field.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { fieldOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { targetGroups } from '../rules/derive-opening.ts'
import { listOf, typedOf } from '../rules/read-answers.ts'
import { startupTexts } from '../texts.ts'
import { PART_FORM } from './fields.ts'
import { PlatformField } from './platform-field.tsx'
import { PlatformStop } from './platform-stop.tsx'

type Props = {
  readonly question: StartQuestion
  readonly item: StartItem
  readonly detail: ApplicationDetail
  readonly kit: FormKit
}

type Asking = Props & { readonly frame: FieldFrame }

/** One question of the policy's form as the field that suits its kind. */
export function QuestionField(props: Props) {
  const { question, kit, item, detail } = props
  const { lang } = kit
  const label = question.label[lang]
  const { value: _sent, ...field } = fieldOf(kit, PART_FORM, question.key, label)
  const isPrefilled =
    question.prefill !== undefined && detail.application.answers[question.key] === question.prefill.sv
  const help = question.help?.[lang] ?? (isPrefilled ? startupTexts(lang).part.prefilled : undefined)
  const frame: FieldFrame = {
    ...field,
    ...(help === undefined ? {} : { hint: help }),
    optional: !question.required,
  }
  const asking: Asking = { question, kit, item, detail, frame }
  const lists = ['people', 'targetGroups', 'choices']
  return lists.includes(question.type) ? <ListField {...asking} /> : <OneField {...asking} />
}

function OneField(asking: Asking) {
  const { question, detail, kit, frame } = asking
  const t = startupTexts(kit.lang)
  const value = typedOf(detail.application.answers[question.key])
  switch (question.type) {
    case 'yesNo':
      return (
        <Radios
          {...frame}
          value={value}
          choices={[
            { value: 'yes', text: t.part.yes },
            { value: 'no', text: t.part.no },
          ]}
        />
      )
    case 'longText':
      return <TextArea {...frame} value={value} rows={3} />
    case 'number':
      return <TextField {...frame} value={value} inputmode="decimal" width="short" />
    case 'date':
      return <TextField {...frame} value={value} type="date" width="short" />
    case 'url':
      return <TextField {...frame} value={value} type="url" inputmode="url" />
    case 'choice':
      return <Radios {...frame} value={value} choices={optionsOf(asking)} />
    case 'platform':
      return (
        <PlatformField frame={frame} policy={detail.inForce.policy} value={value}>
          <PlatformStop detail={detail} typed={value} lang={kit.lang} />
        </PlatformField>
      )
    case 'unit':
      return <UnitField {...asking} value={value} />
    case 'person':
      return <PersonField {...asking} value={value} />
    default:
      return <TextField {...frame} value={value} />
  }
}

const optionsOf = ({ question, kit }: Asking): Choice[] =>
  question.options.map(({ value, label }) => ({ value, text: label[kit.lang] }))

function UnitField({ detail, frame, value }: Asking & { value: string }) {
  const choices = detail.units.map(({ id, name }) => ({ value: id, text: name }))
  return <Select {...frame} value={value} withEmpty choices={choices} />
}

const called = ({ fullName, title }: Person): string => (title === '' ? fullName : `${fullName}, ${title}`)

/** A question for the holder of a role offers those who have it; anybody else is said to be so. */
function PersonField({ question, detail, frame, kit, value }: Asking & { value: string }) {
  const t = startupTexts(kit.lang).part
  const holders = detail.holders.get(question.key)
  const all = detail.people.map((person) => ({ value: person.id, text: called(person) }))
  if (holders === undefined) return <Select {...frame} value={value} withEmpty choices={all} />
  if (holders.length === 0)
    return <Select {...frame} hint={frame.hint ?? t.nobodyHolds} value={value} withEmpty choices={all} />
  const isAmong = value === '' || holders.some(({ id }) => id === value)
  const named = holders.map((person) => ({ value: person.id, text: called(person) }))
  const chosen = all.filter((one) => !isAmong && one.value === value)
  return <Radios {...frame} value={value} choices={[...named, ...chosen]} />
}

/** More boxes than this nobody reads: those of the unit are shown, others are chosen from a list. */
const MOST_BOXES = 12
const LISTS_FOR_OTHERS = 3

function ListField(asking: Asking) {
  const { question, detail, frame, kit } = asking
  const values = listOf(detail.application.answers[question.key])
  // an empty value goes along, so that "none" can be told from "not asked"
  const marker = <input type="hidden" name={question.key} value="" />
  if (question.type === 'people') return <PeopleField {...asking} values={values} marker={marker} />
  const groups = targetGroups(detail.inForce.policy).map(({ value, label }) => ({
    value,
    text: label[kit.lang],
  }))
  const choices = question.type === 'targetGroups' ? groups : optionsOf(asking)
  return (
    <>
      {marker}
      <Checkboxes {...frame} values={values} choices={choices} plain={choices.length > MOST_BOXES / 2} />
    </>
  )
}

type People = Asking & { readonly values: readonly string[]; readonly marker: preact.JSX.Element }

function PeopleField({ question, detail, frame, kit, values, marker }: People) {
  const t = startupTexts(kit.lang).part
  const { people, application } = detail
  const isNear = (person: Person) => person.unitId === application.unitId || values.includes(person.id)
  const shown = people.length <= MOST_BOXES ? people : people.filter(isNear)
  const others = people.filter((person) => !shown.includes(person))
  const boxes = shown.map((person) => ({ value: person.id, text: called(person) }))
  const more = others.map((person) => ({ value: person.id, text: called(person) }))
  return (
    <>
      {marker}
      <Checkboxes {...frame} hint={frame.hint ?? t.peopleHint} values={values} choices={boxes} plain>
        {more.length > 0 &&
          Array.from({ length: Math.min(LISTS_FOR_OTHERS, more.length) }, (_, at) => (
            <Select
              key={at}
              lang={kit.lang}
              id={`${PART_FORM}-${question.key}-till-${String(at + 1)}`}
              name={question.key}
              label={at === 0 ? t.morePeople : t.otherPerson}
              optional
              withEmpty
              choices={more}
            />
          ))}
      </Checkboxes>
    </>
  )
}
