import { generateKeyPairSync, sign } from 'node:crypto'

/**
 * A self-signed certificate for `localhost`, made afresh in the test that asks for it, so that no private key lies in the source.
 * Plain X.509 v3 in DER (RFC 5280) with an Ed25519 key (RFC 8410).
 */
export function selfSignedLocalhost(): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const ed25519 = der(0x30, Buffer.from('06032b6570', 'hex'))
  const commonName = der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('localhost')))
  const name = der(0x30, der(0x31, commonName))
  const validity = der(
    0x30,
    der(0x18, Buffer.from('20200101000000Z')),
    der(0x18, Buffer.from('21200101000000Z')),
  )
  const alternative = der(0x04, der(0x30, der(0x82, Buffer.from('localhost'))))
  const extensions = der(0xa3, der(0x30, der(0x30, Buffer.from('0603551d11', 'hex'), alternative)))
  const version = der(0xa0, der(0x02, Buffer.from([2])))
  const serial = der(0x02, Buffer.from([1]))
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const body = der(0x30, version, serial, ed25519, name, validity, name, spki, extensions)
  const signature = der(0x03, Buffer.from([0]), sign(null, body, privateKey))
  const certificate = der(0x30, body, ed25519, signature).toString('base64')
  const lines = certificate.match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  const size = content.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
