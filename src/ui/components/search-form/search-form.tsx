import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { Button } from '../button/button.tsx'
import { Icon } from '../icon/icon.tsx'
import { Key } from '../keyboard/keyboard.tsx'

export type SearchFormProps = {
  lang: Lang
  action: string
  /** What is searched: "Sök i inkorgen". */
  label: string
  value?: string | undefined
  name?: string | undefined
  id?: string | undefined
  hint?: string | undefined
  buttonText?: string | undefined
  /** Address without the search, for "Rensa". */
  clearHref?: string | undefined
  /** Low, with the label as placeholder too: over a list. */
  compact?: boolean | undefined
  /** What one came to the page to do: the button says so. */
  main?: boolean | undefined
  /** Stands in the empty field: "facebook.com/namnet". The label says it all without. */
  example?: string | undefined
  /** Values kept while searching (the chosen view). */
  fields?: Readonly<Record<string, string>> | undefined
}

function SearchRow({ lang, label, value, name = 'q', id = 'sok', ...props }: SearchFormProps) {
  const { compact = false, hint, buttonText, example, main = false } = props
  return (
    <div class="search-row">
      <input
        class="input"
        type="search"
        id={id}
        name={name}
        value={value}
        autocomplete="off"
        placeholder={compact ? label : example}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        data-search
      />
      {compact && (
        <span class="search-key" aria-hidden="true">
          <Key>/</Key>
        </span>
      )}
      <Button small={compact} {...(main ? { kind: 'main' as const } : {})}>
        <Icon name="search" />
        <span class={buttonText === undefined ? 'sr' : undefined}>{buttonText ?? uiTexts(lang).search}</span>
      </Button>
    </div>
  )
}

/** A search is a GET: its address can be kept, shared and gone back to. The `/` key comes here. */
export function SearchForm(props: SearchFormProps) {
  const { lang, action, label, compact = false, value = '', id = 'sok', clearHref } = props
  return (
    <search>
      <form class={`search-form${compact ? ' search-compact' : ''}`} method="get" action={action}>
        {Object.entries(props.fields ?? {}).map(([key, kept]) => (
          <input key={key} type="hidden" name={key} value={kept} />
        ))}
        <label class={compact ? 'sr' : 'field-label'} for={id}>
          {label}
        </label>
        {props.hint !== undefined && (
          <p class="field-hint" id={`${id}-hint`}>
            {props.hint}
          </p>
        )}
        <SearchRow {...props} />
        {value !== '' && clearHref !== undefined && (
          <a class="search-clear" href={clearHref}>
            {uiTexts(lang).clearSearch}
          </a>
        )}
      </form>
    </search>
  )
}
