import type { CallFault } from './faults.ts'

/** The answer's bytes slowly, or only the first half of them although more were promised. */
export async function spoilt(
  fault: Extract<CallFault, { kind: 'drip' | 'half-body' }>,
  whole: Response,
): Promise<Response> {
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const headers = new Headers(whole.headers)
  headers.set('content-length', String(bytes.length))
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      if (fault.kind === 'half-body') {
        controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2)))
        await pause(1)
        controller.error(new Error('the connection broke'))
        return
      }
      for (const byte of bytes) {
        controller.enqueue(Uint8Array.of(byte))
        await pause(fault.delayMs)
      }
      controller.close()
    },
  })
  return new Response(body, { status: whole.status, headers })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
