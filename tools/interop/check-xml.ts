import { XMLSerializer } from '@xmldom/xmldom';
import { readXmlSignature } from '../../src/signatures/index.ts';
import type { SignedDocument } from '../../src/signatures/signed-document.ts';
import { parseXml } from '../../src/signatures/xml/parse-xml.ts';
import { DSIG_NAMESPACE } from '../../src/signatures/xml/signature-element.ts';
import { certificatePoints, signatureWord } from './certificate-points.ts';
import type { FileCheck } from './check-context.ts';
import { expectedVerdict } from './expected-verdict.ts';
import { faultOf } from './judge-certificate.ts';
import { isGood, judgeDocument } from './judge-document.ts';
import { rowOf, withoutExpectation } from './row.ts';

/** Refused for their form whatever the signature is worth: nothing a manifest could be wrong about. */
const NOT_TAKEN: ReadonlySet<string> = new Set([
  'XML_MALFORMED',
  'XML_NOT_WHOLE_DOCUMENT',
  'XML_TRANSFORM',
  'TOO_MANY_SIGNERS',
  'UNSUPPORTED_ALGORITHM',
]);

/** An XML document with the signature in its root, judged as of the manifest's day: it tells no time of its own. */
export const checkXml: FileCheck = async ({ file, bytes, facts }, context) => {
  const { material, world, date } = context;
  const signer = facts.signers?.[0] ?? facts;
  if (typeof signer.verified !== 'boolean')
    return withoutExpectation(file, 'the manifest does not say whether the signature is good');
  const expectedWord = signatureWord(signer.verified);
  let document: SignedDocument;
  try {
    document = await readXmlSignature(bytes, withoutSignature(bytes));
  } catch (error) {
    const fault = faultOf(error);
    if (NOT_TAKEN.has(fault)) return withoutExpectation(file, `a form that is not taken here: ${fault}`);
    const given = fault === 'DIGEST_MISMATCH' ? signatureWord(false) : fault;
    return rowOf(file, [{ name: '', expected: expectedWord, given }]);
  }
  const at = date.moment.getTime();
  const { signer: certificate } = document;
  const points = await certificatePoints(signer, certificate, context);
  return rowOf(file, [
    ...points.map((point) => ({ ...point, quiet: true })),
    { name: '', expected: expectedWord, given: signatureWord(await isGood(document)) },
    {
      name: '',
      expected: signer.verified
        ? expectedVerdict(signer, { certificate, material, world, at })
        : 'BAD_SIGNATURE',
      given: await judgeDocument(document, world, at),
    },
  ]);
};

/** What must have been signed: all but the signature. */
function withoutSignature(signed: Uint8Array): Uint8Array {
  const message = parseXml(signed);
  for (const element of Array.from(message.getElementsByTagNameNS(DSIG_NAMESPACE, 'Signature')))
    element.parentNode?.removeChild(element);
  return Buffer.from(new XMLSerializer().serializeToString(message));
}
