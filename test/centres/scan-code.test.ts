import { newNumber, scannedNumber } from '../../src/centres/scan-code.ts';
import { barWidths } from '../../src/documents/barcode-drawing.ts';

describe('the number of a receipt', () => {
  it('is the year, what runs, and a digit that checks them', () => {
    expect(newNumber('1', 2026)).toBe('260000000018');
    expect(newNumber('999999999', 2030)).toMatch(/^30999999999[0-9]$/);
  });

  it('is read as scanners and people give it', () => {
    const number = newNumber('417', 2026);
    const spaced = ` ${number.slice(0, 4)} ${number.slice(4, 8)}-${number.slice(8)}\n`;
    expect([number, spaced].map(scannedNumber)).toEqual([number, number]);
  });

  it.each([
    ['no digit', ''],
    ['letters', 'қолхат'],
    ['too few', '26000000001'],
    ['too many', '2600000000180'],
    ['a register', 'T260000000018'],
    ['a wrong check digit', '260000000019'],
    ['a digit mistyped', '260000100018'],
    ['two neighbours exchanged', '620000000018'],
  ])('is not read from %s', (_, code) => {
    expect(() => scannedNumber(code)).toThrow('BARCODE_INVALID');
  });
});

/** Of ISO/IEC 15417: start in set C, the pairs of digits, the check symbol, the stop. */
describe('its Code 128', () => {
  const widths = barWidths('260000000018').join('');

  it('begins in the set for pairs of digits and ends with the stop', () => {
    expect(widths.startsWith('211232')).toBe(true);
    expect(widths.endsWith('2331112')).toBe(true);
  });

  it('has six pairs and the check symbol between, each of eleven modules', () => {
    const symbols = widths.slice(6, -7).match(/.{6}/g) ?? [];
    expect(symbols).toHaveLength(7);
    for (const symbol of symbols) {
      expect([...symbol].reduce((sum, width) => sum + Number(width), 0)).toBe(11);
    }
    /* 26, 00 and 18 in the table of the standard. */
    expect([symbols[0], symbols[1], symbols[5]]).toEqual(['321221', '212222', '223211']);
  });
});
