import { cast } from '../script/cast.ts'
import type { View } from './view.ts'

type Props = {
  readonly view: View
  /** Makes ids unique where several forms stand on a page. */
  readonly of: string
  /** Name of who is chosen from the start. */
  readonly chosen: string | null
  readonly ownName?: string
}

/** Who writes: somebody from the cast, somebody who has written before, or a name made up on the spot. */
export function AuthorChoice({ view, of, chosen, ownName = '' }: Props) {
  const { texts } = view
  const people = [...new Set(view.networks.flatMap((network) => network.people()))]
  const castNames = new Set(cast.map((member) => member.name))
  const others = people.filter((name) => !castNames.has(name))
  return (
    <div class="author">
      <div class="field">
        <label for={`som-${of}`}>{texts.chooseWho}</label>
        <select id={`som-${of}`} name="som">
          <option value="">{texts.chooseNobody}</option>
          <optgroup label={texts.cast}>
            {cast.map((member) => (
              <option value={member.name} selected={member.name === chosen}>
                {`${member.name} – ${texts.code === 'en' ? member.en : member.sv}`}
              </option>
            ))}
          </optgroup>
          {others.length === 0 ? null : (
            <optgroup label={texts.others}>
              {others.map((name) => (
                <option value={name} selected={name === chosen}>
                  {name}
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
