import { type Catalogue, type EditionDeclaration, editionText, serviceName } from '../../catalogue/index.ts';
import type { Texts } from '../../graphql/index.ts';
import type { PersonStore } from '../../identity/index.ts';
import { type Clock, type Message, message } from '../../kernel/index.ts';
import { signingXml } from '../../signatures/index.ts';
import { findAccessibleDocument, findHandedDocument } from './find-handed-document.ts';
import type { HandedDocument } from './mobile-signing.ts';
import type { MobileSigningStore } from './mobile-signing-store.ts';
import { accessToken } from './mobile-signing-tokens.ts';
import { DOCUMENT_ID, type SigningDescription, type SigningOrder } from './phone-messages.ts';

interface Ports {
  readonly store: MobileSigningStore;
  readonly catalogue: Catalogue;
  readonly people: PersonStore;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** Astana is at UTC+5 since 1 March 2024; the application is used to the offset without a colon. */
const OFFSET = { milliseconds: 5 * 60 * 60_000, written: '+0500' };

/** Tells eGov Mobile what is to be signed: its API 1 (description) and API 2 (documents). */
export class TellPhone {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** API 1: who asks for which signature until when, and where the document is. NOT_FOUND, MOBILE_SIGNING_OVER. */
  async description(linkToken: string): Promise<SigningDescription> {
    const { store, people, texts, clock, publicUrl } = this.#ports;
    const handed = await findHandedDocument(store, linkToken, clock.now());
    const edition = this.#editionOf(handed);
    const [head] = await people.listStaff(handed.provider, 'HEAD');
    const provider = editionText(edition, 'provider');
    const nameKz = texts.translate(provider, 'kk');
    return {
      description: texts.translate(nameOf(handed, edition), handed.language),
      expiry_date: astanaTime(handed.expiresAt),
      /* The acts name providers in two languages; a reader of English is shown the state one. */
      organisation: {
        nameRu: texts.translate(provider, 'ru'),
        nameKz,
        nameEn: nameKz,
        ...(typeof head?.bin === 'string' ? { bin: head.bin } : {}),
      },
      document: {
        uri: `${publicUrl}/mobile-signing/${linkToken}/documents`,
        auth_type: 'Token',
        auth_token: accessToken(linkToken),
      },
    };
  }

  /** API 2: the document itself; whoever fetches it has opened it. NOT_FOUND, FORBIDDEN, MOBILE_SIGNING_OVER. */
  async documents(linkToken: string, bearer: string | null): Promise<SigningOrder> {
    const { store, texts, clock } = this.#ports;
    const handed = await findAccessibleDocument(store, linkToken, bearer, clock.now());
    await store.markOpened(handed.uuid, clock.now());
    const edition = this.#editionOf(handed);
    const name = nameOf(handed, edition);
    const nameKz = texts.translate(name, 'kk');
    return {
      signMethod: handed.method,
      documentsToSign: [
        {
          id: DOCUMENT_ID,
          nameRu: texts.translate(name, 'ru'),
          nameKz,
          nameEn: nameKz,
          meta: this.#meta(handed, edition),
          ...(handed.method === 'XML'
            ? { documentXml: Buffer.from(signingXml(handed.content)).toString() }
            : { document: { file: { mime: 'application/json', data: handed.content.toString('base64') } } }),
        },
      ],
    };
  }

  #meta({ requestNumber, language }: HandedDocument, edition: EditionDeclaration) {
    const { texts } = this.#ports;
    const line = (name: string, value: string) => ({ name: texts.translate(message(name), language), value });
    const service = texts.translate(serviceName(edition.service), language);
    return [
      line('requests:mobileSigning.service', service),
      ...(requestNumber === null ? [] : [line('requests:mobileSigning.number', requestNumber)]),
    ];
  }

  #editionOf({ edition: key }: HandedDocument): EditionDeclaration {
    const edition = this.#ports.catalogue.edition(key);
    if (edition === null) throw new Error(`edition ${key} is not in the catalogue`);
    return edition;
  }
}

function nameOf({ purpose }: HandedDocument, { service }: EditionDeclaration): Message {
  return message(`requests:mobileSigning.document.${purpose}`, { service: serviceName(service) });
}

function astanaTime(instant: string): string {
  const shifted = new Date(Date.parse(instant) + OFFSET.milliseconds);
  return shifted.toISOString().replace('Z', OFFSET.written);
}
