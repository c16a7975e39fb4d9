import { randomBytes, randomUUID } from 'node:crypto';
import { type FileGrant, FileLinks } from '../../src/documents/index.ts';

const clock = { now: () => new Date('2026-11-22T06:00:00Z') };
const grant: FileGrant = { fileId: randomUUID(), viewerId: randomUUID(), purpose: 'RESULT' };
const tokenOf = (links: FileLinks): string => links.path(grant).replace('/files/', '');

describe('a link to a file', () => {
  it('is read back as it was granted', () => {
    const links = new FileLinks({ key: randomBytes(32), clock });
    expect(links.read(tokenOf(links))).toEqual(grant);
  });

  it('is read by any node with the same key', () => {
    const key = randomBytes(32);
    const token = tokenOf(new FileLinks({ key, clock }));
    expect(new FileLinks({ key: new Uint8Array(key), clock }).read(token)).toEqual(grant);
  });

  it('signed with another key is not read', () => {
    const token = tokenOf(new FileLinks({ key: randomBytes(32), clock }));
    expect(new FileLinks({ key: randomBytes(32), clock }).read(token)).toBeNull();
  });

  it('fits into a path parameter of Fastify, which ends at 100 characters', () => {
    expect(tokenOf(new FileLinks({ key: randomBytes(32), clock })).length).toBeLessThanOrEqual(100);
  });

  it('lengthened, shortened or in the other Base64 alphabet is not read', () => {
    const links = new FileLinks({ key: randomBytes(32), clock });
    const token = tokenOf(links);
    for (const other of [`${token}A`, token.slice(0, -1), `${token.slice(0, -1)}+`, `${token}=`, '']) {
      expect(links.read(other)).toBeNull();
    }
  });

  it('is not made with a short key, nor for what is no uuid', () => {
    expect(() => new FileLinks({ key: randomBytes(31), clock })).toThrow(RangeError);
    const links = new FileLinks({ key: randomBytes(32), clock });
    expect(() => links.path({ ...grant, fileId: 'file_1' })).toThrow(RangeError);
  });
});
