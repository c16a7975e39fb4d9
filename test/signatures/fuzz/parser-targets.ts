import { assertStrictDer, DerError } from '../../../src/asn1/index.ts';
import { subjectOf } from '../../../src/signatures/certificates/subject.ts';
import { parseCertificate, publicKeyOf } from '../../../src/signatures/certificates/x509.ts';
import { parseSignedData } from '../../../src/signatures/cms/cms.ts';
import { decodeMessage } from '../../../src/signatures/cms/encoding.ts';
import { parseSignedAttributes } from '../../../src/signatures/cms/signed-attributes.ts';
import { parseRevocationList } from '../../../src/signatures/revocation/crl.ts';
import { parseOcspResponse } from '../../../src/signatures/revocation/ocsp-response.ts';
import { Refusal } from '../../../src/signatures/signature-fault.ts';
import { parseTimestampToken, timestampTokenOf } from '../../../src/signatures/timestamps/timestamp-token.ts';
import { parseXml } from '../../../src/signatures/xml/parse-xml.ts';
import type { Effect, FuzzTarget } from './fuzz.ts';
import { DER_MUTATIONS, TEXT_MUTATIONS } from './mutations.ts';

/** Right inputs of every kind that strangers send. */
export interface Material {
  readonly messages: readonly Buffer[];
  readonly certificates: readonly Buffer[];
  readonly lists: readonly Buffer[];
  readonly answers: readonly Buffer[];
  readonly tokens: readonly Buffer[];
  readonly texts: readonly Buffer[];
  readonly xml: readonly Buffer[];
}

const MAX_BYTES = 1024 * 1024;

/** What reads bytes and believes nothing: it reads, or throws Refusal or DerError, and nothing else. */
export function parserTargets(material: Material): FuzzTarget[] {
  const { messages, certificates, lists, answers, tokens, texts, xml } = material;
  const der = (name: string, seeds: readonly Buffer[], parse: (input: Buffer) => unknown): FuzzTarget => ({
    ...{ name: `reader of ${name}`, seeds, mutations: DER_MUTATIONS, inputs: 3000 },
    take: (input) => read(() => parse(input)),
  });
  const text = (name: string, seeds: readonly Buffer[], parse: (input: Buffer) => unknown): FuzzTarget => ({
    ...{ name: `reader of ${name}`, seeds, mutations: TEXT_MUTATIONS, inputs: 1000 },
    take: (input) => read(() => parse(input)),
  });
  return [
    der('DER', [...messages, ...certificates, ...answers, ...tokens], assertStrictDer),
    der('messages', messages, readMessage),
    der('certificates', certificates, (input) => {
      const certificate = parseCertificate(input);
      subjectOf(certificate);
      return publicKeyOf(certificate);
    }),
    der('revocation lists', lists, parseRevocationList),
    der('OCSP answers', answers, parseOcspResponse),
    der('time-stamps', tokens, parseTimestampToken),
    text('PEM and Base64', texts, (input) => decodeMessage(input, MAX_BYTES)),
    text('XML', xml, parseXml),
  ];
}

function readMessage(input: Buffer): void {
  for (const signer of parseSignedData(input).signerInfos) {
    if (signer.signedAttributes !== undefined) parseSignedAttributes(signer.signedAttributes);
    timestampTokenOf(signer);
  }
}

async function read(parse: () => unknown): Promise<Effect> {
  try {
    await parse();
    return 'HARMLESS';
  } catch (error) {
    if (error instanceof Refusal || error instanceof DerError) return 'REFUSED';
    throw error;
  }
}
