/** Brings different spellings of a name together: "Tik Tok ", "TIKTOK", "tik-tok" and "https://www.tiktok.com/@x" are one word. */

/** Letters of other alphabets that look like ours; "TikТok" with a Cyrillic Т is a way past a plain comparison. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ł: 'l',
}

const ADDRESS = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#:].*)?$/

/** "m.facebook.com" is facebook; "x.com" is x. */
function nameOfHost(host: string): string {
  const labels = host.split('.')
  return labels.at(-2) ?? host
}

export function plainWord(text: string): string {
  const lower = text
    .normalize('NFKD')
    .toLocaleLowerCase('sv')
    .replace(/[\u200b-\u200f\ufeff\u00ad]/g, '')
    .trim()
  const host = ADDRESS.exec(lower)?.[1]
  return Array.from(host === undefined ? lower : nameOfHost(host))
    .map((letter) => lookalikes[letter] ?? letter)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join('')
}
