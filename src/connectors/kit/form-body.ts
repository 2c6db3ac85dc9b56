/** A multipart body as bytes, because the outgoing client sends bytes and signs nothing it cannot see. */
export async function multipart(
  parts: Readonly<Record<string, string | Blob | File>>,
): Promise<{ readonly contentType: string; readonly body: Uint8Array }> {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value)
  }
  const response = new Response(form)
  const body = new Uint8Array(await response.arrayBuffer())
  return { contentType: response.headers.get('content-type') ?? '', body }
}
