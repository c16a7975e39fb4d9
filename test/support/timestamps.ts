import { TimeStampAuthority } from '../../src/sandbox/certification-authority/index.ts';
import {
  buildTimestampToken,
  buildTstInfo,
  type TimestampTokenSpec,
  type TstInfoSpec,
} from '../../src/sandbox/certification-authority/timestamp-token.ts';
import { type Timestamp, type TimestampInput, verifyTimestamp } from '../../src/signatures/index.ts';
import { Refusal } from '../../src/signatures/signature-fault.ts';
import { DIGEST_OID, type DigestName, digestOf } from '../../src/signing/digests.ts';
import { NOW, type SignatureWorld, signatureWorld } from './signatures.ts';

/** What the tests have stamped: any value of a signature. */
export const SIGNATURE = Buffer.from('the value of a signature');

export interface TokenChange extends Partial<Omit<TstInfoSpec, 'imprint'>>, Partial<TimestampTokenSpec> {
  readonly imprinted?: Uint8Array;
  readonly digest?: DigestName;
}

export interface TimestampWorld extends SignatureWorld {
  readonly stamper: TimeStampAuthority;
  /** A token over SIGNATURE, right unless changed. */
  token(change?: TokenChange): Buffer;
  /** The verified stamp, or the code of its refusal. */
  check(token: Uint8Array, input?: Partial<TimestampInput>): Promise<Timestamp | string>;
}

export async function timestampWorld(): Promise<TimestampWorld> {
  const world = await signatureWorld();
  const stamper = await TimeStampAuthority.open(world.authority, world.clock);
  return {
    ...world,
    stamper,
    token: (change = {}) => tokenOf(stamper, change),
    check: (token, input = {}) =>
      verifyTimestamp({ token, imprinted: SIGNATURE, trust: world.trust, ...input }).catch(codeOf),
  };
}

/** The code of a refusal; anything else thrown is a fault of ours. */
export function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.fault;
  throw error;
}

function tokenOf(stamper: TimeStampAuthority, change: TokenChange): Buffer {
  const { imprinted = SIGNATURE, digest = 'SHA256', signer = stamper.identities.RSA } = change;
  const content = buildTstInfo({
    imprint: { digestOid: DIGEST_OID[digest], hash: digestOf(digest, imprinted) },
    policy: '1.2.398.3.3.2.6.4',
    serial: Buffer.of(0x4a),
    time: NOW,
    ...change,
  });
  return buildTimestampToken({ content, signer, certificates: [signer.certificate], ...change });
}
