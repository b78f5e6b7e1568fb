export interface PyramidBand {
  from: number
  to: number
  women: number
  men: number
}

export interface PyramidBar {
  label: string
  women: number
  men: number
  y: number
  womenX: number
  womenWidth: number
  menWidth: number
}

export interface Pyramid {
  width: number
  height: number
  middle: number
  barHeight: number
  bars: PyramidBar[]
  women: number
  men: number
}

const WIDTH = 640
const GUTTER = 70
const ROW = 24
const BAR = 18

/** The geometry of an age pyramid, oldest on top, women on the left of the labels and men on the right. */
export function pyramidPicture(bands: PyramidBand[]): Pyramid {
  const most = Math.max(1, ...bands.flatMap((band) => [band.women, band.men]))
  const side = (WIDTH - GUTTER) / 2 - 40
  const scale = (people: number) => Math.round((people / most) * side)
  const middle = WIDTH / 2
  const bars = [...bands].reverse().map((band, index) => ({
    label: band.to >= 99 ? `${band.from}+` : `${band.from}–${band.to}`,
    women: band.women,
    men: band.men,
    y: index * ROW + 4,
    womenX: middle - GUTTER / 2 - scale(band.women),
    womenWidth: scale(band.women),
    menWidth: scale(band.men),
  }))
  return {
    width: WIDTH,
    height: bands.length * ROW + 8,
    middle,
    barHeight: BAR,
    bars,
    women: bands.reduce((sum, band) => sum + band.women, 0),
    men: bands.reduce((sum, band) => sum + band.men, 0),
  }
}
