import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { Button } from '../button/button.tsx'

export function Key({ children }: { children: string }) {
  return <kbd class="key">{children}</kbd>
}

/** The three keys worth knowing, at the foot of the decision panel. */
export function KeyHints({ lang, helpHref }: { lang: Lang; helpHref: string }) {
  const t = uiTexts(lang)
  return (
    <p class="key-hints footer-keys">
      <span>
        <Key>j</Key> <Key>k</Key> {t.nextAndPrevious}
      </span>
      <span>
        <Key>r</Key> {t.replyKey}
      </span>
      <a href={helpHref} data-keyboard-help>
        <Key>?</Key> {t.moreKeys}
      </a>
    </p>
  )
}

const groups = [
  {
    name: 'queue',
    keys: [
      ['j', 'next'],
      ['k', 'previous'],
      ['Enter', 'open'],
    ],
  },
  {
    name: 'item',
    keys: [
      ['r', 'reply'],
      ['Ctrl + Enter', 'send'],
    ],
  },
  {
    name: 'everywhere',
    keys: [
      ['/', 'search'],
      ['?', 'help'],
      ['Esc', 'close'],
    ],
  },
] as const

/**
 * Every shortcut, with a switch to turn them off in this browser (WCAG 2.1.4: single-key shortcuts must be possible to turn
 * off; speech input may trigger them by accident). The switch is shown by the page script: without it there are none.
 */
export function KeyboardHelp({ lang, level = 2 }: { lang: Lang; level?: 2 | 3 | undefined }) {
  const t = uiTexts(lang)
  const Group = level === 2 ? 'h2' : 'h3'
  return (
    <div class="keyboard-help">
      <p class="quiet">{t.keyboardIntro}</p>
      {groups.map((group) => (
        <div key={group.name} class="keyboard-help-group">
          <Group class="keyboard-help-title">{t.keyGroups[group.name]}</Group>
          <dl>
            {group.keys.map(([key, name]) => (
              <div key={key} class="keyboard-help-row">
                <dt>
                  <Key>{key}</Key>
                </dt>
                <dd>{t.keys[name]}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <shortcut-switch hidden data-on={t.keyboardTurnOn} data-off={t.keyboardTurnOff}>
        <p class="quiet small" data-off-note hidden>
          {t.keyboardOff}
        </p>
        <Button type="button" small>
          {t.keyboardTurnOff}
        </Button>
      </shortcut-switch>
    </div>
  )
}

/** The same help as a dialog the `?` key opens over the page, so that nobody loses their place. */
export function KeyboardDialog({ lang }: { lang: Lang }) {
  const t = uiTexts(lang)
  return (
    <dialog class="keyboard-dialog" id="kortkommandon" aria-labelledby="kortkommandon-rubrik">
      <form class="keyboard-dialog-head" method="dialog">
        <h2 id="kortkommandon-rubrik">{t.keyboard}</h2>
        <Button kind="quiet" small icon="cross">
          {t.close}
        </Button>
      </form>
      <KeyboardHelp lang={lang} level={3} />
    </dialog>
  )
}
