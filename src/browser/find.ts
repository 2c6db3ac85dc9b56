/** Elements of the page by selector: said so often that the long names weighed more than what they do. */

export function first(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector)
}

export function all<Found extends Element = HTMLElement>(selector: string): Found[] {
  return [...document.querySelectorAll<Found>(selector)]
}
