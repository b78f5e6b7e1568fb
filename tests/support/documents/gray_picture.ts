import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Eight bits of grey per dot, row by row; 255 is white. */
export interface GrayPicture {
  width: number
  height: number
  dots: Uint8Array
}

/** Reads the plain grey map pdftoppm writes ('P5'). */
export function decodePgm(bytes: Buffer): GrayPicture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40))
  if (!head) throw new Error('Not a grey map of eight bits')
  const [width, height] = [Number(head[1]), Number(head[2])]
  return { width, height, dots: bytes.subarray(head[0].length, head[0].length + width * height) }
}

/** Writes a golden as a PNG that people can open: rows unfiltered. */
export function encodePng({ width, height, dots }: GrayPicture): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++)
    rows.set(dots.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Reads a golden back; only what `encodePng` writes. */
export function decodePng(png: Buffer): GrayPicture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const length = png.readUInt32BE(33)
  const rows = inflateSync(png.subarray(41, 41 + length))
  const dots = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const start = y * (width + 1)
    if (rows[start] !== 0) throw new Error('Not a golden: its rows are filtered')
    dots.set(rows.subarray(start + 1, start + 1 + width), y * width)
  }
  return { width, height, dots }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
