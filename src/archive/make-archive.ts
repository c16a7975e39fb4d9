import type { Catalogue } from '../catalogue/index.ts';
import type { DrawnFile, FileGrant, StreamedFile } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import type { PersonStore } from '../identity/index.ts';
import { type Clock, LANGUAGES } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { indexMember } from './archive-index.ts';
import { noteDownload } from './archive-store.ts';
import { ASIC_MEDIA_TYPE, MANIFEST_PATH, SEAL_PATH, writeManifest } from './asic-manifest.ts';
import { attachmentMembers } from './attachment-members.ts';
import { collectRecord, type RequestRecord } from './collect-record.ts';
import { exchangeMembers } from './exchange-members.ts';
import { type Member, memberOf } from './member.ts';
import { noticeMembers } from './notice-members.ts';
import { readablePage } from './readable-page.ts';
import { recordMembers } from './record-members.ts';
import { receiptMembers, resultMembers } from './result-members.ts';
import type { Seal } from './seal.ts';
import { addSeal, addSealTime, findSeal } from './seal-store.ts';
import { signatureMembers } from './signed-things.ts';
import { zipOf } from './zip-stream.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly people: PersonStore;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly seal: Seal;
  readonly drawReceipt: (paymentId: string) => Promise<DrawnFile | null>;
  /** Public address of this server. */
  readonly server: string;
  /** Told of what ends a stream before its end. */
  readonly report: (fault: unknown) => void;
}

/**
 * The whole file of a request, as a sealed container (ASiC-E). The same state gives the same bytes to whoever may read the
 * same of it: a seal is made once for each state and kept, and so is its time-stamp. Each time it is fetched is noted.
 */
export class MakeArchive {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Null where the link is to something else, or the viewer may not have it any more. */
  async run({ purpose, fileId: requestId, viewerId }: FileGrant): Promise<StreamedFile | null> {
    if (purpose !== 'ARCHIVE') return null;
    const { database, people, clock, report } = this.#ports;
    const [viewer] = await people.findByIds([viewerId]);
    const record = viewer === undefined ? null : await collectRecord(database, viewer, requestId);
    if (record === null) return null;
    const members = await this.#members(record);
    const manifest = memberOf(MANIFEST_PATH, 'text/xml', writeManifest(members));
    const seal = memberOf(SEAL_PATH, 'application/pkcs7-signature', await this.#sealOf(requestId, manifest));
    const { sha256: manifestSha256 } = manifest;
    const { scope, request } = record;
    await noteDownload(database, {
      ...{ requestId, manifestSha256, personId: viewerId, scope },
      at: clock.now(),
    });
    return {
      fileName: `${request.number ?? requestId}.asice`,
      mediaType: ASIC_MEDIA_TYPE,
      sha256: manifestSha256,
      stream: zipOf([manifest, seal, ...members], report),
    };
  }

  async #members(record: RequestRecord): Promise<Member[]> {
    const { database, catalogue, texts, drawReceipt, server } = this.#ports;
    const content = [
      ...LANGUAGES.map((language) => readablePage({ catalogue, texts }, record, language)),
      ...recordMembers(record),
      ...attachmentMembers(database, record.request),
      ...signatureMembers(record),
      ...exchangeMembers(database, record),
      ...(await receiptMembers(drawReceipt, record)),
      ...noticeMembers(record),
      ...resultMembers(database, record),
    ];
    return [indexMember(record, server, content), ...content];
  }

  /** Made once, and stamped once: where no authority stamps it now, the next that fetches the archive has it tried again. */
  async #sealOf(requestId: string, { open, sha256: manifestSha256 }: Member): Promise<Buffer> {
    const { database, seal, clock } = this.#ports;
    const known = await findSeal(database, manifestSha256);
    if (known?.timed) return known.cms;
    if (known === null) {
      const at = clock.now();
      await addSeal(database, { manifestSha256, requestId, cms: seal.put(await open(), at), at });
    }
    const untimed = await this.#kept(manifestSha256);
    const timed = await seal.time(untimed);
    if (timed === null) return untimed;
    await addSealTime(database, manifestSha256, timed);
    return this.#kept(manifestSha256);
  }

  async #kept(manifestSha256: string): Promise<Buffer> {
    const kept = await findSeal(this.#ports.database, manifestSha256);
    if (kept === null) throw new Error(`the seal of ${manifestSha256} was not kept`);
    return kept.cms;
  }
}
