import type { DigestName } from './digests.ts';
import type { SigningAlgorithm } from './signing-key.ts';

const KALKAN = 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:';

interface XmlMethods {
  readonly signature: string;
  readonly digest: string;
  readonly digestName: DigestName;
}

/** What XMLDSig (RFC 9231 2) and Kalkan call the signatures of each kind of key, and the digests that go with them. */
export const XML_METHODS: Readonly<Record<SigningAlgorithm, XmlMethods>> = {
  RSA: {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
    digestName: 'SHA256',
  },
  GOST2015: {
    signature: `${KALKAN}gostr34102015-gostr34112015-512`,
    digest: `${KALKAN}gostr34112015-512`,
    digestName: 'STREEBOG512',
  },
  GOST2004: {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311',
    digest: 'http://www.w3.org/2001/04/xmldsig-more#gost34311',
    digestName: 'GOST34311',
  },
};
