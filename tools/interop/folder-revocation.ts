import type { Certificate } from '../../src/signatures/certificates/x509.ts';
import { type InMemoryRevocationLists, RevocationJudge } from '../../src/signatures/index.ts';
import type {
  RevocationFinding,
  RevocationStatus,
} from '../../src/signatures/revocation/revocation-status.ts';

/** Asks the lists of the folder, from the signer's certificate upwards as far as the folder has them. */
export class FolderRevocation implements RevocationStatus {
  readonly #lists: InMemoryRevocationLists;
  readonly #judge: RevocationJudge;

  constructor(lists: InMemoryRevocationLists) {
    this.#lists = lists;
    this.#judge = new RevocationJudge({ lists });
  }

  check(chain: readonly Certificate[], at: number): Promise<RevocationFinding> {
    const unlisted = chain.findIndex(
      (issuer, place) => place > 0 && this.#lists.current(issuer) === undefined,
    );
    return this.#judge.check(unlisted === -1 ? chain : chain.slice(0, unlisted), at);
  }
}
