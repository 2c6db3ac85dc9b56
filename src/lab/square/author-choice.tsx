import { cast } from '../script/cast.ts'
import type { View } from './view.ts'

type Props = {
  readonly view: View
  /** Makes ids unique where several forms stand on a page. */
  readonly of: string
  /** Id or name of who is chosen from the start. */
  readonly chosen: string | null
  readonly ownName?: string
}

/** Who writes: somebody from the cast, somebody who has written before, or a name made up on the spot. */
export function AuthorChoice({ view, of, chosen, ownName = '' }: Props) {
  const { texts, lab } = view
  const people = Object.values(lab.state.people)
  const castNames = new Set(cast.map((member) => member.name))
  const others = people.filter((person) => !castNames.has(person.name))
  const value = people.find((person) => person.id === chosen)?.name ?? chosen
  return (
    <div class="author">
      <div class="field">
        <label for={`som-${of}`}>{texts.chooseWho}</label>
        <select id={`som-${of}`} name="som">
          <option value="">{texts.chooseNobody}</option>
          <optgroup label={texts.cast}>
            {cast.map((member) => (
              <option value={member.name} selected={member.name === value}>
                {`${member.name} – ${texts.code === 'en' ? member.en : member.sv}`}
              </option>
            ))}
          </optgroup>
          {others.length === 0 ? null : (
            <optgroup label={texts.others}>
              {others.map((person) => (
                <option value={person.name} selected={person.name === value}>
                  {person.name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </div>
      <div class="field">
        <label for={`eget-${of}`}>{texts.ownName}</label>
        <input
          id={`eget-${of}`}
          name="eget"
          type="text"
          maxLength={80}
          autocomplete="off"
          value={ownName}
          aria-describedby={`eget-hjalp-${of}`}
        />
        <p class="help" id={`eget-hjalp-${of}`}>
          {texts.ownNameHelp}
        </p>
      </div>
    </div>
  )
}
