import { pictures } from '../graph/media.ts'
import { AuthorChoice } from './author-choice.tsx'
import type { View } from './view.ts'

/** What a form holds when it is shown: prefilled by an example, or as it came back with a fault. */
export type Draft = {
  readonly text: string
  readonly author: string | null
  readonly ownName: string
  readonly picture: string
  /** What to mend, in words; null for a fresh form. */
  readonly error: string | null
}

export const emptyDraft: Draft = { text: '', author: null, ownName: '', picture: '', error: null }

type Props = {
  readonly view: View
  readonly draft: Draft
  readonly action: string
  /** Names this form among others on the page. */
  readonly of: string
  readonly label: string
  readonly submit: string
  readonly cancel?: string
  readonly withPicture?: boolean
  readonly withAuthor?: boolean
  readonly maxLength?: number
}

function Pictures({
  view,
  of,
  chosen,
}: {
  readonly view: View
  readonly of: string
  readonly chosen: string
}) {
  const { texts } = view
  return (
    <div class="field">
      <label for={`bild-${of}`}>{texts.attach}</label>
      <select id={`bild-${of}`} name="bild">
        <option value="">{texts.noPicture}</option>
        {pictures.map((one) => (
          <option value={one.name} selected={one.name === chosen}>
            {texts.code === 'en' ? one.altEn : one.altSv}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One form for comments, replies, changes and messages. */
export function Compose(props: Props) {
  const { view, draft, of, withPicture = view.network.hasPictures, withAuthor = true } = props
  const { maxLength = view.network.commentCharacters } = props
  const errorId = `fel-${of}`
  return (
    <form class="compose" method="post" action={props.action}>
      {draft.error === null ? null : (
        <p class="notice notice-error" role="alert" id={errorId}>
          <strong>{view.texts.problem}.</strong> {draft.error}
        </p>
      )}
      <div class="field">
        <label for={`text-${of}`}>{props.label}</label>
        <textarea
          id={`text-${of}`}
          name="text"
          rows={4}
          maxLength={maxLength}
          aria-describedby={draft.error === null ? undefined : errorId}
          aria-invalid={draft.error === null ? undefined : true}
        >
          {draft.text}
        </textarea>
      </div>
      {withAuthor ? (
        <AuthorChoice view={view} of={of} chosen={draft.author ?? view.me} ownName={draft.ownName} />
      ) : null}
      {withPicture ? <Pictures view={view} of={of} chosen={draft.picture} /> : null}
      <div class="actions">
        <button type="submit" class="main">
          {props.submit}
        </button>
        {props.cancel === undefined ? null : <a href={props.cancel}>{view.texts.cancel}</a>}
      </div>
    </form>
  )
}
