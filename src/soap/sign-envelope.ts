import { digestOf, type SigningIdentity, XML_METHODS } from '../signing/index.ts';
import { element, exclusiveCanonical, parseXml, writeXml, type XmlElement } from '../xml/index.ts';
import { BASE64_BINARY, DSIG, EXCLUSIVE_C14N, SOAP, WSSE, WSU, X509_V3 } from './namespaces.ts';

/**
 * The envelope of a body, signed by WS-Security with an X.509 token as the e-government gateway wants it: one reference
 * to the body by its wsu:Id, exclusive canonical form, the certificate in a KeyIdentifier. `id` is the body's in this
 * message, a UUID.
 */
export function signEnvelope(content: XmlElement, identity: SigningIdentity, id: string): Buffer {
  const { signature, digest, digestName } = XML_METHODS[identity.key.algorithm];
  const reference = `id-${id}`;
  const body = writeXml(
    element('soap:Body', { 'xmlns:soap': SOAP, 'xmlns:wsu': WSU, 'wsu:Id': reference }, content),
  );
  const canonicalBody = exclusiveCanonical(parseXml(Buffer.from(body)).documentElement);
  const signedInfo = writeXml(
    element(
      'ds:SignedInfo',
      { 'xmlns:ds': DSIG },
      element('ds:CanonicalizationMethod', { Algorithm: EXCLUSIVE_C14N }),
      element('ds:SignatureMethod', { Algorithm: signature }),
      element(
        'ds:Reference',
        { URI: `#${reference}` },
        element('ds:Transforms', {}, element('ds:Transform', { Algorithm: EXCLUSIVE_C14N })),
        element('ds:DigestMethod', { Algorithm: digest }),
        element('ds:DigestValue', {}, digestOf(digestName, canonicalBody).toString('base64')),
      ),
    ),
  );
  const value = identity.key.sign(Buffer.from(signedInfo)).toString('base64');
  return Buffer.from(
    `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header>` +
      `<wsse:Security xmlns:wsse="${WSSE}" soap:mustUnderstand="1"><ds:Signature xmlns:ds="${DSIG}">` +
      `${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue>${keyInfo(identity)}` +
      `</ds:Signature></wsse:Security></soap:Header>${body}</soap:Envelope>`,
  );
}

function keyInfo({ certificate }: SigningIdentity): string {
  return writeXml(
    element(
      'ds:KeyInfo',
      {},
      element(
        'wsse:SecurityTokenReference',
        {},
        element(
          'wsse:KeyIdentifier',
          { EncodingType: BASE64_BINARY, ValueType: X509_V3 },
          Buffer.from(certificate).toString('base64'),
        ),
      ),
    ),
  );
}
