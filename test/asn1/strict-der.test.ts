import fc from 'fast-check';
import { assertStrictDer, DerError, DerReader, TAG } from '../../src/asn1/der-reader.ts';
import { decodeText, readNamedBits, readOid, readSerialNumber, readTime } from '../../src/asn1/der-values.ts';
import { element, integer, octetString, oid, sequence, time } from '../../src/asn1/der-writer.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('strict DER is read as it was written', () => {
  it('a nest of thirty levels', () => {
    let der = octetString(Buffer.from('x'));
    for (let i = 0; i < 30; i++) der = sequence(der);
    expect(() => assertStrictDer(der)).not.toThrow();
  });

  it.each(['1.2.398.3.3.4.1.2.5', '2.16.840.1.101.3.4.2.1', '2.5.29.15', '0.9.2342.19200300.100.1.25'])(
    '%s',
    (id) => {
      expect(readOid(new DerReader(oid(id)))).toBe(id);
    },
  );

  it.each(['2012-11-07T00:00:00Z', '1999-12-31T23:59:59Z', '2049-12-31T00:00:00Z', '2050-01-01T00:00:00Z'])(
    'the time %s',
    (text) => {
      expect(readTime(new DerReader(time(new Date(text))))).toBe(Date.parse(text));
    },
  );

  it('any content and any serial number', () => {
    const serials = fc.uint8Array({ minLength: 1, maxLength: 20 }).filter(([first]) => (first ?? 0) > 0);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), serials, (content, serial) => {
        const reader = new DerReader(sequence(octetString(content), integer(serial))).open(TAG.SEQUENCE);
        expect(Buffer.from(reader.value(TAG.OCTET_STRING))).toEqual(Buffer.from(content));
        expect(Buffer.from(readSerialNumber(reader))).toEqual(Buffer.from(serial));
        reader.finish();
      }),
    );
  });
});

describe('what is not strict DER is refused', () => {
  it.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['a length beyond the end', '04 02 00'],
    ['an indefinite length', '30 80 00 00'],
    ['a long form where the short one does', '04 81 01 00'],
    ['a length with a leading zero', `04 82 00 80 ${'00'.repeat(128)}`],
    ['a length of five octets', '04 85 00 00 00 00 01 00'],
    ['a multi-byte tag', '1f 01 00'],
    ['an application tag', '61 00'],
    ['a private tag', 'c1 00'],
    ['a primitive sequence', '10 00'],
    ['a constructed octet string', '24 03 04 01 00'],
    ['end of contents', '30 02 00 00'],
    ['a boolean of one', '01 01 01'],
    ['an integer without octets', '02 00'],
    ['an integer with a leading zero', '02 02 00 7f'],
    ['an integer with leading ones', '02 02 ff 80'],
    ['a null with a value', '05 01 00'],
    ['two elements', '05 00 05 00'],
    ['a contents cut short below', '30 03 04 02 00'],
  ])('%s', (_, hex) => {
    expect(() => assertStrictDer(bytes(hex))).toThrow(DerError);
  });

  it('thirty-three levels', () => {
    let der: Buffer = element(0x05);
    for (let i = 0; i < 34; i++) der = sequence(der);
    expect(() => assertStrictDer(der)).toThrow(DerError);
  });

  it.each<[string, string, (reader: DerReader) => unknown]>([
    ['an object identifier cut short', '06 02 2a 86', readOid],
    ['an object identifier with a leading zero', '06 03 2a 80 01', readOid],
    ['an arc beyond 2^53', '06 0a 2a ff ff ff ff ff ff ff ff 7f', readOid],
    ['a negative serial number', '02 01 ff', readSerialNumber],
    ['the serial number zero', '02 01 00', readSerialNumber],
    ['a serial number of 21 octets', `02 15 01 ${'00'.repeat(20)}`, readSerialNumber],
    ['the 30th of February', '17 0d 32 36 30 32 33 30 30 30 30 30 30 30 5a', readTime],
    ['a time without seconds', '17 0b 32 36 30 32 31 30 30 30 30 30 5a', readTime],
    ['a time that is letters', '17 0d 61 61 30 32 31 30 30 30 30 30 30 30 5a', readTime],
    ['the hour 24', '17 0d 32 36 30 32 31 30 32 34 30 30 30 30 5a', readTime],
    ['named bits with zeros behind', '03 02 00 80', readNamedBits],
  ])('%s', (_, hex, read) => {
    expect(() => read(new DerReader(bytes(hex)))).toThrow(DerError);
  });

  it.each([
    ['UTF-8 that is none', TAG.UTF8_STRING, 'c3 28'],
    ['a NUL', TAG.UTF8_STRING, '41 00 42'],
    ['a printable string beyond ASCII', TAG.PRINTABLE_STRING, 'd0 90'],
    ['half a character', TAG.BMP_STRING, '04 10 04'],
  ])('a text: %s', (_, tag, hex) => {
    expect(() => decodeText(tag, bytes(hex))).toThrow(DerError);
  });

  it('any bytes at all: read or refused, with no other error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (noise) => {
        try {
          assertStrictDer(noise);
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
