import type { Viewer } from '../../identity/index.ts';
import type { Clock, Language } from '../../kernel/index.ts';
import { type DocumentPorts, documentToSign } from '../signing/document-to-sign.ts';
import type { MobileSigning, MobileSigningMethod } from './mobile-signing.ts';
import type { MobileSigningStore } from './mobile-signing-store.ts';
import { accessToken, hashToken, newLinkToken } from './mobile-signing-tokens.ts';

interface Ports extends DocumentPorts {
  readonly store: MobileSigningStore;
  readonly clock: Clock;
  /** Public address of this server: eGov Mobile takes only the domains that are on its list. */
  readonly publicUrl: string;
}

interface MobileSigningCall {
  readonly requestId: string;
  /** Of a member of staff: whose officer's document it is. */
  readonly step: string | null;
  readonly method: MobileSigningMethod;
  /** In which the phone is to describe it. */
  readonly language: Language;
}

/**
 * Hands the document that the viewer may sign now to a phone: the same bytes that signingDocument gives out, for as long
 * as they are good. Refused as signingDocument is.
 */
export class CreateMobileSigning {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(
    viewer: Viewer,
    { requestId, step, method, language }: MobileSigningCall,
  ): Promise<MobileSigning> {
    const { store, clock, publicUrl } = this.#ports;
    const { id: documentId, expiresAt, purpose } = await documentToSign(this.#ports, viewer, requestId, step);
    const token = newLinkToken();
    const uuid = await store.save({
      documentId,
      sessionId: viewer.sessionId,
      purpose,
      method,
      language,
      linkHash: hashToken(token),
      accessHash: hashToken(accessToken(token)),
      at: clock.now(),
    });
    const address = `${publicUrl}/mobile-signing/${token}`;
    return { uuid, method, state: 'WAITING', expiresAt, fault: null, address };
  }
}
