import type { ComponentChildren } from 'preact'
import type { IconName } from '../icon/icon.tsx'
import { Icon } from '../icon/icon.tsx'

/** One `main` a page at most: the next right step. `danger` is for what cannot be undone on the network. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger'

type Looks = {
  kind?: ButtonKind | undefined
  small?: boolean | undefined
  icon?: IconName | undefined
  /** After the words: for what leads forward. */
  iconAfter?: IconName | undefined
  children: ComponentChildren
}

function buttonClass({ kind = 'plain', small = false }: Pick<Looks, 'kind' | 'small'>): string {
  return `button button-${kind}${small ? ' button-small' : ''}`
}

function Content({ icon, iconAfter, children }: Pick<Looks, 'icon' | 'iconAfter' | 'children'>) {
  if (icon === undefined && iconAfter === undefined) return <>{children}</>
  return (
    <>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
      {iconAfter !== undefined && <Icon name={iconAfter} />}
    </>
  )
}

export type ButtonProps = Looks & {
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  /** The form it sends, when it stands outside it. */
  form?: string | undefined
  /** Sends the same form to another address ("spara utkast" beside "skicka"). */
  formaction?: string | undefined
  /** A locked button must say why in text beside it; give that text's id in `describedBy`. */
  disabled?: boolean | undefined
  describedBy?: string | undefined
}

export function Button({
  kind,
  small,
  icon,
  iconAfter,
  children,
  type = 'submit',
  describedBy,
  ...rest
}: ButtonProps) {
  return (
    <button class={buttonClass({ kind, small })} type={type} aria-describedby={describedBy} {...rest}>
      <Content icon={icon} iconAfter={iconAfter}>
        {children}
      </Content>
    </button>
  )
}

export type ButtonLinkProps = Looks & { href: string }

/** A link that looks like a button: for steps that only lead on. What changes something is a `Button` in a form. */
export function ButtonLink({ kind, small, icon, iconAfter, children, href }: ButtonLinkProps) {
  return (
    <a class={buttonClass({ kind, small })} href={href}>
      <Content icon={icon} iconAfter={iconAfter}>
        {children}
      </Content>
    </a>
  )
}

export type PostButtonProps = Omit<ButtonProps, 'type' | 'form' | 'formaction'> & {
  action: string
  /** Tells the page script to forget this browser's drafts: on a shared office computer nobody's words are left behind. */
  purpose?: 'log-out' | undefined
  /** Hidden values sent along. */
  fields?: Readonly<Record<string, string>> | undefined
}

/** A whole form with one button: log out, take, release, mark as read. */
export function PostButton({ action, purpose, fields = {}, ...button }: PostButtonProps) {
  return (
    <form class="post-button" method="post" action={action} data-purpose={purpose}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button {...button} />
    </form>
  )
}
