import { contextConstructed, element, octetString, oid, sequence, setOf } from '../../../src/asn1/index.ts';
import { attribute, buildCms } from '../../../src/signing/index.ts';
import { CONTENT, type MessageSpec, messageOf, NOW, PASSWORD } from '../../support/signatures.ts';
import {
  algorithm,
  contentsOf,
  elementAt,
  PLACE,
  withElement,
  withMore,
  withoutPlace,
} from './changed-der.ts';
import type { Attack, Stage } from './stage.ts';

const OTHER = Buffer.from('{"purpose":"SIGN_REQUEST","name":"Other"}');
const MD5 = oid('1.2.840.113549.2.5');
const MD5_WITH_RSA = oid('1.2.840.113549.1.1.4');
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

/** A message of the applicant's that is wrong in what it is told to be. */
export const message =
  (change: Partial<MessageSpec> = {}): Attack =>
  ({ judge, applicant }) =>
    judge(messageOf({ ...applicant, ...change }));

export const otherContent = message({ content: OTHER });

export const wrongDigest = message({
  attributes: (all) => all.with(2, attribute(MESSAGE_DIGEST, octetString(Buffer.alloc(32)))),
});

export const wrongContentType = message({
  attributes: (all) => [attribute(CONTENT_TYPE, oid('1.2.840.113549.1.7.2')), ...all.slice(1)],
});

export const attributeTwice = message({ attributes: (all) => [...all, ...all.slice(1, 2)] });

/**
 * What a victim signed were the attributes; here they are given out as the content (RFC 5652 11): the signature fits,
 * as openssl and pkijs find.
 */
export const attributesAsContent: Attack = ({ judge, applicant }) => {
  const honest = messageOf(applicant);
  const signedBytes = setOfAttributes(honest);
  const bare = withElement(honest, PLACE.signerInfo, (info) => withoutPlace(info, 3));
  const forged = withElement(bare, PLACE.content, () =>
    sequence(oid('1.2.840.113549.1.7.1'), element(contextConstructed(0), octetString(signedBytes))),
  );
  return judge(forged, { content: signedBytes });
};

/** The other way about: a bare signature over bytes that read as attributes, handed in with them as such. */
export const contentAsAttributes: Attack = ({ judge, applicant }) => {
  const bytes = setOfAttributes(messageOf(applicant));
  const bare = messageOf({ ...applicant, content: bytes, attributes: undefined });
  const dressed = withElement(bare, PLACE.signerInfo, (info) => {
    const parts = [0, 1, 2, 3, 4].map((place) => elementAt(info, [place]));
    return sequence(...parts.toSpliced(3, 0, retagged(bytes)));
  });
  /* Whoever lets himself be made to sign such bytes has signed what they say: that the content is CONTENT. */
  return judge(dressed, { content: bytes });
};

export const twoSigners = message({ signerCount: 2 });

/** Each gets its own verdict; those of a message come in one line. */
export const oneOfTwoForged: Attack = async ({ judgeEach, applicant, stranger, issue }) => {
  const victim = await issue();
  const infos = [messageOf(applicant), messageOf({ ...victim, key: stranger })].map((cms) =>
    elementAt(cms, PLACE.signerInfo),
  );
  const verdicts = await judgeEach(
    buildCms({
      content: CONTENT,
      signerInfos: infos,
      certificates: [applicant.certificate, victim.certificate],
      digests: [applicant.key.digest],
    }),
  );
  return verdicts.toSorted().join(' and ');
};

/** The bytes of the message made others. */
export const bytes =
  (change: (cms: Buffer) => Uint8Array): Attack =>
  ({ judge, applicant }) =>
    judge(change(messageOf(applicant)));

export const indefinite = bytes((cms) =>
  Buffer.concat([Buffer.of(0x30, 0x80), contentsOf(cms), Buffer.of(0, 0)]),
);

export const md5Digest = bytes((cms) =>
  withElement(
    withElement(cms, PLACE.digestAlgorithm, () => algorithm(MD5)),
    PLACE.digests,
    () => setOf(algorithm(MD5)),
  ),
);

export const md5Signature = bytes((cms) =>
  withElement(cms, PLACE.signatureAlgorithm, () => algorithm(MD5_WITH_RSA)),
);

/** A signature value of a megabyte, which a time-stamp would have to be compared with. */
export const hugeSignature = bytes((cms) =>
  withElement(cms, PLACE.signature, () => octetString(Buffer.alloc(1024 * 1024, 1))),
);

/** A million elements where the signer's attributes belong that nobody vouches for. */
export const millionElements = bytes((cms) =>
  withElement(cms, PLACE.signerInfo, (info) =>
    withMore(info, element(contextConstructed(1), Buffer.alloc(2_000_000, Buffer.of(0x05, 0)))),
  ),
);

/** Two encodings of one signature: VALID both times, with one signature id for the store of those used. */
export const unsignedBytesChanged: Attack = async ({ world, applicant }) => {
  const honest = messageOf(applicant);
  const note = element(contextConstructed(1), attribute('1.2.3.4', octetString(Buffer.from('note'))));
  const changed = withElement(honest, PLACE.signerInfo, (info) => withMore(info, note));
  const ids: string[] = [];
  for (const cms of [honest, changed]) {
    const verdict = await world.judge(cms);
    if (verdict.state !== 'VALID') return verdict.code;
    ids.push(verdict.evidence.signatureId);
  }
  return new Set(ids).size === 1 ? 'VALID, one signatureId' : 'VALID, two signatureIds';
};

/** A PDF of one page that says it is signed; nothing more of it is read. */
const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 9 99 9]>>endobj\n%%EOF\n',
);

export const pdf: Attack = ({ judge }) => judge(PDF, { content: PDF });

/** As one that has been signed and then written on, or signed a second time. */
export const pdfWrittenOn: Attack = ({ judge }) => judge(Buffer.concat([PDF, PDF]), { content: PDF });

/** The PDF in the place of the message's DER. */
export const pdfInBase64: Attack = ({ judge }) =>
  judge(Buffer.from(PDF.toString('base64')), { content: PDF });

export const keyStore: Attack = async ({ judge, world }) => {
  const { p12 } = await world.authority.issue({ ...person(), password: PASSWORD });
  return judge(p12);
};

function person() {
  return { surname: 'Сынақов', givenName: 'Әлем', iin: '900101400013', template: 'INDIVIDUAL' } as const;
}

export const signedYesterday: Attack = ({ judge, applicant }) =>
  judge(messageOf(applicant), { at: new Date(NOW.getTime() + 25 * 3_600_000) });

function setOfAttributes(cms: Buffer): Buffer {
  const copy = elementAt(cms, PLACE.attributes);
  copy[0] = 0x31;
  return copy;
}

function retagged(set: Buffer): Buffer {
  const copy = Buffer.from(set);
  copy[0] = contextConstructed(0);
  return copy;
}

/** The octets of the signature itself made others. */
export const signatureOctets = (change: (value: Buffer, stage: Stage) => Buffer): Attack => {
  return (stage) => {
    const cms = messageOf(stage.applicant);
    const changed = withElement(cms, PLACE.signature, (value) =>
      octetString(change(contentsOf(value), stage)),
    );
    return stage.judge(changed);
  };
};
