import type { Fault } from '@counterless/kernel';
import { greatestArea, greatestSide } from '../domain/file-format.ts';
import { refusals } from '../domain/refusals.ts';
import type { Bytes } from './bytes.ts';

/** Width and height of a picture that is all there; a fault where it is not, or absurd. */
export function inspectImage(bytes: Bytes, format: 'jpg' | 'png'): Fault | undefined {
  const size = format === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (!size) return refusals.damaged(format);
  if ('code' in size) return size;
  const [width, height] = size;
  return width > greatestSide || height > greatestSide || width * height > greatestArea ? refusals.dimensions() : undefined;
}

/** Chunk by chunk (ISO/IEC 15948, 5.3) to IEND, which is the end of the file. */
function pngSize(bytes: Bytes): readonly [number, number] | Fault | undefined {
  const first = bytes.at(8, 17);
  if (first.length < 17 || first.toString('latin1', 4, 8) !== 'IHDR') return undefined;
  const size = [first.readUInt32BE(8), first.readUInt32BE(12)] as const;
  if (size[0] === 0 || size[1] === 0) return undefined;
  for (let at = 8, chunks = 0; chunks < 100_000; chunks++) {
    const head = bytes.at(at, 8);
    if (head.length < 8) return undefined;
    at += 12 + head.readUInt32BE(0);
    if (head.toString('latin1', 4, 8) !== 'IEND') continue;
    return at === bytes.length ? size : at < bytes.length ? refusals.polyglot() : undefined;
  }
  return undefined;
}

/** Segment by segment (ISO/IEC 10918-1, B.1) to the frame header. What phones add behind the picture is let be. */
function jpegSize(bytes: Bytes): readonly [number, number] | undefined {
  for (let at = 2; at < bytes.length; ) {
    const head = bytes.at(at, 9);
    if (head.length < 9 || head[0] !== 0xff) return undefined;
    const marker = head[1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    // SOF0 to SOF15, but for the tables DHT, JPG and DAC.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const size = [head.readUInt16BE(7), head.readUInt16BE(5)] as const;
      return size[0] > 0 && size[1] > 0 ? size : undefined;
    }
    if (marker === 0xd9 || marker === 0xda) return undefined;
    at += 2 + head.readUInt16BE(2);
  }
  return undefined;
}
