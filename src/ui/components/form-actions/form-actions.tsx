import type { ComponentChildren } from 'preact'

/** The buttons that end a form: the main one first, as it is read; a way out last. */
export function FormActions({ children }: { children: ComponentChildren }) {
  return <div class="form-actions">{children}</div>
}

export type FormProps = {
  action: string
  method?: 'post' | 'get' | undefined
  /** For forms with files. */
  multipart?: boolean | undefined
  fields?: Readonly<Record<string, string>> | undefined
  id?: string | undefined
  children: ComponentChildren
}

/**
 * A form that the server checks: the browser's own bubbles are turned off (`novalidate`), because they vanish, cannot be
 * printed and speak the browser's language.
 */
export function Form({ action, method = 'post', multipart = false, fields = {}, id, children }: FormProps) {
  return (
    <form
      class="form"
      id={id}
      action={action}
      method={method}
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
