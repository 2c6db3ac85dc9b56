/** Where LinkedIn's own page asks a person to consent. Works without scripts: two buttons of one form. */
const texts = {
  title: 'LinkedIn i övningstorget',
  question: 'Får Torget läsa och sköta de sidor du är administratör för?',
  allow: 'Tillåt',
  cancel: 'Avbryt',
}

export function consentPage(query: Readonly<Record<string, string>>): string {
  const fields = Object.entries(query)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')
  return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>${texts.title}</title>
<main><h1>${texts.title}</h1><p>${texts.question}</p>
<form method="get">${fields}
<button name="decision" value="allow">${texts.allow}</button>
<button name="decision" value="cancel">${texts.cancel}</button>
</form></main></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
