/** Takes what opens doors out of an address, headers or a body, so that the rest can be kept and shown. */
const SECRET_NAME =
  /^(access_?token|refresh_?token|id_?token|input_token|fb_exchange_token|client_secret|appsecret_proof|code|code_verifier|password|secret|access_?jwt|refresh_?jwt|state|verify_token|authorization|cookie|set-cookie|x-hub-signature(-256)?|dpop|upload_?id|upload_?token|(captions_?)?upload_?url|x-guploader-uploadid|sig|signature)$/i

export const HIDDEN = '[hidden]'
/** Whatever stands where no name tells: bearer tokens and JSON Web Tokens in running text. */
const TOKEN_IN_TEXT = /\b(Bearer\s+)[\w.~+/=-]{8,}|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g

export function redactAddress(address: string): string {
  const url = URL.parse(address)
  if (url === null) return redactText(address)
  for (const [name] of [...url.searchParams]) if (SECRET_NAME.test(name)) url.searchParams.set(name, HIDDEN)
  return redactText(url.href)
}

export function redactHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      // The address of an upload opens it to whoever has it.
      SECRET_NAME.test(name) ? HIDDEN : name === 'location' ? redactAddress(value) : redactText(value),
    ]),
  )
}

/** JSON and forms by their names, anything else by what tokens look like. */
export function redactBody(text: string, contentType: string): string {
  if (contentType.includes('json')) return redactJson(text)
  if (contentType.includes('x-www-form-urlencoded')) {
    const form = new URLSearchParams(text)
    for (const [name] of [...form]) if (SECRET_NAME.test(name)) form.set(name, HIDDEN)
    return redactText(form.toString())
  }
  return redactText(text)
}

function redactJson(text: string): string {
  try {
    const hidden = JSON.stringify(
      JSON.parse(text, (name, value: unknown) =>
        SECRET_NAME.test(name) && typeof value === 'string' ? HIDDEN : value,
      ),
    )
    return redactText(hidden)
  } catch {
    return redactText(text)
  }
}

function redactText(text: string): string {
  return text.replaceAll(TOKEN_IN_TEXT, (_whole, bearer: string | undefined) => `${bearer ?? ''}${HIDDEN}`)
}
