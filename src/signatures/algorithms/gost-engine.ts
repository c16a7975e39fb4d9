import { constants, createPublicKey, type KeyObject, setEngine, verify } from 'node:crypto';
import { bitString, octetString, oid, sequence } from '../../asn1/index.ts';
import type { VerifyJob } from './gost-jobs.ts';

/** The engine is not there, or does not answer as it must. */
export class GostEngineError extends Error {
  constructor(what: string, cause?: unknown) {
    super(`the gost engine is of no use: ${what}`, cause === undefined ? {} : { cause });
    this.name = 'GostEngineError';
  }
}

/** The digest by the name the engine gives it. */
const STREEBOG_512 = 'md_gost12_512';

/** A key and its signature of `qyzmet`, both in the order of Kazakhstan: what an engine must say yes to. */
const KNOWN = {
  key: 'b2cc811bd796e2633d1e55ead53902320208eb09d7e5c25e6a927d7e651d576e678759965fe204cb910f3416248a0d30e224d9dc38fcbe4b1b29a9ca58813e52f2c91d87d1f754bf84b83e5e7efca909bc7b0b4cf0e1f5bc6d81ba14534199a1fded2c9db61fc9ac8c224336ee2ed2e90e6eb3194bad79ec484e17342dd43bbe',
  data: 'qyzmet',
  signature:
    '5d74f6c9c8b9719707d95d5693754bfbae09331d2221ad961a76248043e91c16a5d882fedb9ff5311ffcf08ca6a05fd5ff2a320fc999feed6c9c4a2f786c5aa73baa49bb9519e72cadea33d5e14bbef976fe23705522cbbc0cf515a8ad9130d95e0a60421a74f744df322f2104dc7e3edd2ac367e84b3197b7ac17afc600a25d',
} as const;

/**
 * The gost engine of OpenSSL (github.com/gost-engine/engine): the same verdicts about four times as fast as the
 * threads, in C that reads what strangers sent, and on an interface that OpenSSL 4 no longer has. So it is
 * asked only where configured, only for keys of 512 bits, and only after a known answer.
 */
export class GostEngine {
  readonly #keys = new WeakMap<Uint8Array, KeyObject>();

  /** Loads it into the whole process, for good. Throws GostEngineError. */
  constructor(path: string) {
    const { ENGINE_METHOD_DIGESTS, ENGINE_METHOD_PKEY_METHS, ENGINE_METHOD_PKEY_ASN1_METHS } = constants;
    try {
      setEngine(path, ENGINE_METHOD_DIGESTS | ENGINE_METHOD_PKEY_METHS | ENGINE_METHOD_PKEY_ASN1_METHS);
    } catch (error) {
      throw new GostEngineError('it does not load', error);
    }
    assertKnownAnswers();
  }

  takes({ curve, digest }: Pick<VerifyJob, 'curve' | 'digest'>): boolean {
    return curve === 'tc26-512-A' && digest === 'Streebog-512';
  }

  /** Off the event loop, by the threads of libuv. Rejects where the engine fails to say yes or no. */
  verify({ key, data, signature }: Pick<VerifyJob, 'key' | 'data' | 'signature'>): Promise<boolean> {
    const opened = this.#keys.get(key) ?? openKey(key);
    this.#keys.set(key, opened);
    return new Promise((resolve, reject) => {
      verify(STREEBOG_512, data, opened, russianOrder(signature), (error, good) =>
        error ? reject(error) : resolve(good),
      );
    });
  }
}

function assertKnownAnswers(): void {
  const key = Buffer.from(KNOWN.key, 'hex');
  const signature = russianOrder(Buffer.from(KNOWN.signature, 'hex'));
  let answers: boolean[];
  try {
    const opened = openKey(key);
    answers = [KNOWN.data, KNOWN.data.toUpperCase()].map((data) =>
      verify(STREEBOG_512, Buffer.from(data), opened, signature),
    );
  } catch (error) {
    throw new GostEngineError('it does not verify', error);
  }
  if (answers[0] !== true || answers[1] !== false) throw new GostEngineError('it verifies wrongly');
}

/** The key as Russia names it (RFC 9215 4): the engine knows no names of Kazakhstan. */
function openKey(key: Uint8Array): KeyObject {
  const parameters = sequence(oid('1.2.643.7.1.2.1.2.1'), oid('1.2.643.7.1.1.2.3'));
  const info = sequence(sequence(oid('1.2.643.7.1.1.1.2'), parameters), bitString(octetString(key)));
  return createPublicKey({ key: info, format: 'der', type: 'spki' });
}

/** s | r big-endian (RFC 9215 2) for r | s little-endian. */
function russianOrder(signature: Uint8Array): Buffer {
  return Buffer.from(signature).reverse();
}
