/** The colours of official paper: the product's own tokens, checked for contrast on white. */
export const palette = {
  ink: '#16202e',
  soft: '#4a5565',
  faint: '#6b7684',
  line: '#d5d2ca',
  hairline: '#e6e3db',
  accent: '#0a5c66',
  band: '#f3f1eb',
  ochre: '#faf0df',
  bad: '#b0382c',
  paper: '#ffffff',
} as const

/** Sizes of type in points. */
export const sizes = {
  tiny: 7.5,
  small: 8.25,
  body: 9.4,
  large: 10.5,
  heading: 10.5,
  title: 15.5,
} as const

const operands = new Map<string, string>()

/** '#0a5c66' as the three numbers a page wants. */
export function operandsOf(color: string): string {
  const known = operands.get(color)
  if (known) return known
  const parts = [1, 3, 5].map(
    (at) => Math.round((Number.parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000
  )
  operands.set(color, parts.join(' '))
  return parts.join(' ')
}
