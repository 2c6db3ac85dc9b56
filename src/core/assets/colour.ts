/**
 * Just enough colour arithmetic to fit a municipality's own accent to our pages: sRGB ↔ OKLCH (Björn Ottosson's published
 * matrices) and the WCAG 2 contrast ratio. OKLCH, because changing its lightness keeps the hue people recognise as theirs.
 */
export type Hex = `#${string}`

type Triple = readonly [number, number, number]
/** l 0–1, c about 0–0.4, h in radians. */
export type Oklch = { readonly l: number; readonly c: number; readonly h: number }

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const fromLinear = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)

function linearOf(hex: Hex): Triple {
  const n = Number.parseInt(hex.slice(1), 16)
  return [toLinear((n >> 16) / 255), toLinear(((n >> 8) & 255) / 255), toLinear((n & 255) / 255)]
}

function hexOf(rgb: Triple): Hex {
  const byte = (v: number) => Math.round(Math.min(1, Math.max(0, fromLinear(Math.max(0, v)))) * 255)
  return `#${rgb.map((v) => byte(v).toString(16).padStart(2, '0')).join('')}`
}

function labOf([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function linearOfLab([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

export function oklchOf(hex: Hex): Oklch {
  const [l, a, b] = labOf(linearOf(hex))
  return { l, c: Math.hypot(a, b), h: Math.atan2(b, a) }
}

/** The nearest colour a screen can show: same lightness and hue, chroma lowered until it fits. */
export function hexOfOklch({ l, c, h }: Oklch): Hex {
  for (let chroma = c; chroma > 0.002; chroma *= 0.95) {
    const rgb = linearOfLab([l, chroma * Math.cos(h), chroma * Math.sin(h)])
    if (rgb.every((v) => v >= -0.0005 && v <= 1.0005)) return hexOf(rgb)
  }
  return hexOf(linearOfLab([l, 0, 0]))
}

/** `share` of `a` in `b`, mixed as CSS `color-mix(in oklab, …)` does. */
export function mix(a: Hex, b: Hex, share: number): Hex {
  const [x, y] = [labOf(linearOf(a)), labOf(linearOf(b))]
  const blend = (i: 0 | 1 | 2) => x[i] * share + y[i] * (1 - share)
  return hexOf(linearOfLab([blend(0), blend(1), blend(2)]))
}

function luminance(hex: Hex): number {
  const [r, g, b] = linearOf(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG 2 contrast ratio, 1–21. */
export function contrast(a: Hex, b: Hex): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
