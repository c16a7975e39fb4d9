import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../kernel/index.ts';

/** What a link was given for; the access policy may treat them apart. */
const FILE_PURPOSES = [
  'ATTACHMENT',
  'RESULT',
  'PAYMENT_RECEIPT',
  'RECEIPT',
  'TRANSFER_REGISTER',
  'ARCHIVE',
  'ENVELOPE',
] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** What a link says: this viewer may fetch this file, if the policy still agrees when it is used. */
export interface FileGrant {
  /** uuid of a stored file, or of what a paper is drawn from when it is fetched. */
  readonly fileId: string;
  /** uuid of a person. */
  readonly viewerId: string;
  readonly purpose: FilePurpose;
}

const LIFETIME_SECONDS = 10 * 60;
const MIN_KEY_BYTES = 32;
/** Part of what is signed, so that the same key's other signatures are no links. */
const CONTEXT = 'qyzmet/file-link/v1';

/* A token: purpose (1 byte), file (16), viewer (16), expiry in seconds (4), HMAC (32); 92 characters. */
const EXPIRY_AT = 33;
const SIGNATURE_AT = 37;
const TOKEN = /^[A-Za-z0-9_-]{92}$/;

/**
 * Signs and reads links to files: HMAC-SHA256 (RFC 2104) over purpose, file, viewer and expiry; good for 10
 * minutes.
 */
export class FileLinks {
  readonly #key: Uint8Array;
  readonly #clock: Clock;

  /** @param options.key at least 32 random bytes, the same on every node; RangeError when shorter. */
  constructor(options: { readonly key: Uint8Array; readonly clock: Clock }) {
    if (options.key.length < MIN_KEY_BYTES)
      throw new RangeError(`file link key needs ${MIN_KEY_BYTES} bytes`);
    this.#key = options.key;
    this.#clock = options.clock;
  }

  /** The path of the link, to be put behind the server's public address. */
  path(grant: FileGrant): string {
    const expiry = Buffer.alloc(4);
    expiry.writeUInt32BE(this.#seconds() + LIFETIME_SECONDS);
    const claims = Buffer.concat([
      Buffer.of(FILE_PURPOSES.indexOf(grant.purpose)),
      uuidBytes(grant.fileId),
      uuidBytes(grant.viewerId),
      expiry,
    ]);
    return `/files/${Buffer.concat([claims, this.#signature(claims)]).toString('base64url')}`;
  }

  /** What the token grants, or null when it is forged, spoilt or expired. */
  read(token: string): FileGrant | null {
    if (!TOKEN.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    const claims = bytes.subarray(0, SIGNATURE_AT);
    if (!timingSafeEqual(bytes.subarray(SIGNATURE_AT), this.#signature(claims))) return null;
    const purpose = FILE_PURPOSES[claims.readUInt8(0)];
    if (purpose === undefined || this.#seconds() >= claims.readUInt32BE(EXPIRY_AT)) return null;
    return { fileId: uuidText(claims.subarray(1, 17)), viewerId: uuidText(claims.subarray(17, 33)), purpose };
  }

  #signature(claims: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(CONTEXT).update(claims).digest();
  }

  #seconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}

function uuidBytes(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new RangeError('not a uuid');
  return bytes;
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
