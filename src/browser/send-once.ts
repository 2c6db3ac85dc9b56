import { all } from './find.ts'

/** A slow answer (a download, a lost connection) must not leave the form dead. */
const AGAIN_AFTER_MS = 10_000

/** A second press on a button that is already sending does nothing; the server's idempotency is the real guard. */
export function sendOnce(): void {
  const release = (form: HTMLFormElement) => {
    delete form.dataset['sending']
    for (const busy of form.querySelectorAll('[data-busy]')) busy.removeAttribute('data-busy')
  }
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method === 'dialog') return
    if (form.dataset['sending'] !== undefined) {
      event.preventDefault()
      return
    }
    form.dataset['sending'] = ''
    event.submitter?.setAttribute('data-busy', '')
    window.setTimeout(() => release(form), AGAIN_AFTER_MS)
  })
  // Back to a page the browser kept: its forms may be sent again.
  addEventListener('pageshow', () => {
    for (const form of all<HTMLFormElement>('form[data-sending]')) release(form)
  })
}
