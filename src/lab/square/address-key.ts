const PLAIN = /^[\w.-]+$/

/** A network's id as one part of an address: ids with colons and slashes (`at://…`, `urn:…`) go as base64url after a tilde. */
export function addressKey(id: string): string {
  return PLAIN.test(id) ? id : `~${Buffer.from(id).toString('base64url')}`
}

export function fromAddressKey(key: string): string {
  return key.startsWith('~') ? Buffer.from(key.slice(1), 'base64url').toString() : key
}

/** An id as a place on a page. */
export function anchor(kind: string, id: string): string {
  return `${kind}-${id.replaceAll(/[^\w-]/g, '_')}`
}

export function anchorOf(commentId: string): string {
  return anchor('kommentar', commentId)
}
