import { forget, keep } from './kept-values.ts'
import { areShortcutsOn, SHORTCUTS_OFF } from './keyboard-shortcuts.ts'

/** The switch on the help page: single-key shortcuts off in this browser, and on again (WCAG 2.1.4). */
class ShortcutSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    const note = this.querySelector<HTMLElement>('[data-off-note]')
    // Turned off in the person's own settings: then it is turned on again there.
    if (button === null || document.documentElement.dataset['shortcuts'] === 'off') return
    const show = () => {
      const isOn = areShortcutsOn()
      button.textContent = (isOn ? this.dataset['off'] : this.dataset['on']) ?? ''
      if (note !== null) note.hidden = isOn
    }
    button.addEventListener('click', () => {
      if (areShortcutsOn()) keep(SHORTCUTS_OFF, '1')
      else forget(SHORTCUTS_OFF)
      show()
    })
    this.hidden = false
    show()
  }
}

export function defineShortcutSwitch(): void {
  customElements.define('shortcut-switch', ShortcutSwitch)
}
