import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { Banner } from '../banner/banner.tsx'
import { Button, ButtonLink } from '../button/button.tsx'
import { Form, FormActions } from '../form-actions/form-actions.tsx'

export type ConfirmProps = {
  lang: Lang
  /** A question: "Ta bort kommentaren på Facebook?" */
  title: string
  /** What it is about: the message, the account, the list. */
  children?: ComponentChildren | undefined
  /** What will happen, one sentence each, in order. */
  consequences: readonly ComponentChildren[]
  /** Said when it cannot be undone, and why. */
  irreversible?: ComponentChildren | undefined
  chip?: ComponentChildren | undefined
  action: string
  fields?: Readonly<Record<string, string>> | undefined
  /** Fields to fill in before it is done: a reason, a receiver. */
  inputs?: ComponentChildren | undefined
  /** The verb again, never "OK": "Ta bort på Facebook". */
  confirmText: string
  danger?: boolean | undefined
  cancelHref: string
}

/** A page of its own instead of a dialog: works without script, can be reloaded, and says what will happen first. */
export function Confirm(props: ConfirmProps) {
  const { lang, title, consequences, irreversible, danger = false } = props
  const t = uiTexts(lang)
  return (
    <div class="confirm">
      <h1>{title}</h1>
      {props.children}
      <h2 class="confirm-head">{t.whatHappens}</h2>
      <ol class="confirm-list">
        {consequences.map((consequence, i) => (
          <li key={i}>{consequence}</li>
        ))}
      </ol>
      {irreversible !== undefined && (
        <Banner tone="warning" title={t.cannotBeUndone}>
          {irreversible}
        </Banner>
      )}
      {props.chip !== undefined && <div>{props.chip}</div>}
      <Form action={props.action} fields={props.fields ?? {}}>
        {props.inputs}
        <FormActions>
          <Button kind={danger ? 'danger' : 'main'}>{props.confirmText}</Button>
          <ButtonLink kind="quiet" href={props.cancelHref}>
            {t.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </div>
  )
}
