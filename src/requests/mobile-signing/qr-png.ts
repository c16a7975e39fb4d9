import { crc32, deflateSync } from 'node:zlib';
import qrcode from 'qrcode';

/** Squares of white around the code: ISO/IEC 18004, section 9.1. */
const QUIET_ZONE = 4;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A QR code (ISO/IEC 18004, error correction M) as a PNG of one bit a pixel (ISO/IEC 15948), black on white. Its sides
 * are as near to `size` pixels as whole squares come, and not longer, unless a pixel a square is longer already.
 */
export function qrPng(text: string, size: number): Buffer {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const squares = modules.size + 2 * QUIET_ZONE;
  const scale = Math.max(1, Math.floor(size / squares));
  const side = squares * scale;
  const isBlack = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && row < modules.size && column < modules.size && modules.get(row, column) === 1;
  const lines = Array.from({ length: squares }, (_, row) => {
    /* A filter byte (none), then the pixels: 1 is white. */
    const line = Buffer.alloc(1 + Math.ceil(side / 8), 0xff);
    line[0] = 0;
    for (let x = 0; x < side; x += 1) {
      if (!isBlack(row - QUIET_ZONE, Math.floor(x / scale) - QUIET_ZONE)) continue;
      const at = 1 + (x >> 3);
      line[at] = (line[at] ?? 0) & ~(0x80 >> (x & 7));
    }
    return Array.from({ length: scale }, () => line);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
