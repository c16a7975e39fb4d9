import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { qrPng } from '../../src/requests/mobile-signing/qr-png.ts';

const TEXT = `mobileSign:https://services.example.kz/mobile-signing/${'Ab-_'.repeat(10)}abc`;
const folder = mkdtempSync(join(tmpdir(), 'qyzmet-qr-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reader = spawnSync('zbarimg', ['--version']);

it.each([160, 320, 321, 1024])('a code within %i pixels is read as its text', (size) => {
  const png = qrPng(TEXT, size);
  const file = join(folder, `${size}.png`);
  writeFileSync(file, png);
  const width = png.readUInt32BE(16);
  expect(width).toBe(png.readUInt32BE(20));
  /* Squares of whole pixels: a few less where the size is not their multiple. */
  expect(width).toBeLessThanOrEqual(size);
  expect(width).toBeGreaterThan(0.7 * size);
  const data = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8));
  expect(data).toHaveLength(width * (1 + Math.ceil(width / 8)));
  if (reader.error !== undefined) {
    console.info('zbarimg is not installed: whether the code is read is passed over');
    return;
  }
  const { stdout } = spawnSync('zbarimg', ['-q', '--raw', file]);
  expect(stdout.toString().trim()).toBe(TEXT);
});
