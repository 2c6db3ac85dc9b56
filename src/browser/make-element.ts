/** An element with its class and text; `status` ones are read out when their text changes. */
export function makeElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  text = '',
  isStatus = false,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  if (isStatus) element.setAttribute('role', 'status')
  return element
}
