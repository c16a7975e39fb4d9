import type { Catalogue, EditionDeclaration } from '../catalogue/index.ts';
import { CAPITAL_ZONE, localDate } from '../kernel/index.ts';
import type { Queryable, Transaction } from '../postgres/index.ts';
import type {
  IssuedResult,
  ResultActor,
  ResultKeeper,
  ResultRequest,
  ResultStanding,
} from '../requests/index.ts';
import {
  entriesOf,
  entryByNumber,
  insertEntry,
  lockSeries,
  moveEntry,
  type NewEntry,
  newEntryIds,
  seriesOf,
} from './entry-store.ts';
import { foldTitle } from './fold-title.ts';
import { changesBetween } from './media-changes.ts';
import { ownerOf } from './owner.ts';
import { isOwnNumber, previousCertificateOf } from './previous-certificate.ts';
import { REGISTER_OF, type Register } from './register-entry.ts';

type Content = Readonly<Record<string, unknown>>;

/** What of the form names an entry, and where it holds. */
const TITLE_FIELD: Readonly<Record<Register, string>> = {
  MEDIA: 'title',
  FOREIGN_PERIODICALS: 'title',
  ARCHIVAL_REFERENCES: 'subjectName',
  APOSTILLES: 'issuedBy',
};

/** Enters what is issued into its register, and marks what is taken back. */
export class KeepResults implements ResultKeeper {
  readonly #catalogue: Catalogue;

  constructor(ports: { readonly catalogue: Catalogue }) {
    this.#catalogue = ports.catalogue;
  }

  async issued(
    transaction: Transaction,
    request: ResultRequest,
    result: IssuedResult,
    by: ResultActor,
  ): Promise<void> {
    const edition = this.#catalogue.edition(request.edition);
    if (edition === null) throw new Error(`edition ${request.edition} is not in the catalogue`);
    const contents = contentsOf(edition, request.application);
    const ids = await newEntryIds(transaction, contents.length);
    for (const [index, content] of contents.entries()) {
      const id = ids[index];
      if (id === undefined) throw new Error('an entry has no id');
      const entry = entryOf(request, result, { id, position: index + 1, content });
      await (entry.register === 'MEDIA'
        ? this.#enterMedium(transaction, request, entry, by)
        : insertEntry(transaction, entry, { type: 'REGISTERED', changes: [], basis: null, by }));
    }
  }

  async standing(database: Queryable, resultId: string): Promise<ResultStanding> {
    const states = (await entriesOf(database, resultId)).map(({ state }) => state);
    if (states.length === 0 || states.includes('IN_FORCE')) return 'IN_FORCE';
    return states.includes('SUPERSEDED') ? 'SUPERSEDED' : 'TERMINATED';
  }

  async revoked(transaction: Transaction, revocation: Parameters<ResultKeeper['revoked']>[1]): Promise<void> {
    const { resultId, reason, by, at } = revocation;
    for (const { id, seriesId } of await entriesOf(transaction, resultId)) {
      const series = await lockSeries(transaction, seriesId);
      await moveEntry(transaction, id, { type: 'REVOKED', by, at, basis: reason });
      /* What gave way to the newest entry of a medium is in force again. */
      const before = series.findLast(({ state }) => state === 'SUPERSEDED');
      if (before === undefined || series.find((entry) => entry.id === id)?.state !== 'IN_FORCE') continue;
      await moveEntry(transaction, before.id, { type: 'REINSTATED', by, at, otherEntryId: id });
    }
  }

  /** The newest entry of the medium gives way, whichever of its certificates was named. */
  async #enterMedium(
    transaction: Transaction,
    { application }: ResultRequest,
    entry: NewEntry,
    by: ResultActor,
  ): Promise<void> {
    const { changeReason } = application;
    const number = previousCertificateOf(application);
    if (number === null) {
      await insertEntry(transaction, entry, { type: 'REGISTERED', changes: [], basis: null, by });
      return;
    }
    const basis = typeof changeReason === 'string' ? changeReason : null;
    const known = isOwnNumber(number) ? await entryByNumber(transaction, 'MEDIA', number) : null;
    const seriesId = known === null ? null : await seriesOf(transaction, known.uuid);
    const series = seriesId === null ? [] : await lockSeries(transaction, seriesId);
    const previous = series.find(({ state }) => state === 'IN_FORCE') ?? series.at(-1);
    if (previous === undefined) {
      const onPaper = { ...entry, previousOnPaper: number };
      await insertEntry(transaction, onPaper, { type: 'REREGISTERED', changes: [], basis, by });
      return;
    }
    if (previous.state === 'IN_FORCE') {
      await moveEntry(transaction, previous.id, {
        type: 'SUPERSEDED',
        at: entry.registeredAt,
        by,
        requestId: entry.requestId,
      });
    }
    const changes = changesBetween(this.#fieldsOf(entry), previous.content, entry.content);
    const successor = { ...entry, seriesId: previous.seriesId, replacesId: previous.id };
    await insertEntry(transaction, successor, { type: 'REREGISTERED', changes, basis, by });
  }

  #fieldsOf({ edition }: Pick<NewEntry, 'edition'>): readonly string[] {
    return this.#catalogue.edition(edition)?.resultFields ?? [];
  }
}

/** What the paper repeats of the form; of a list, each of its rows with what stands beside the list. */
function contentsOf({ resultFields }: EditionDeclaration, application: Content): Content[] {
  const shown = Object.fromEntries(
    resultFields
      .filter((field) => application[field] !== undefined)
      .map((field) => [field, application[field]]),
  );
  const { periodicals, ...beside } = shown;
  if (!Array.isArray(periodicals)) return [shown];
  return (periodicals as readonly Content[]).map((row) => ({ ...row, ...beside }));
}

function entryOf(
  request: ResultRequest,
  result: IssuedResult,
  { id, position, content }: { readonly id: string; readonly position: number; readonly content: Content },
): NewEntry {
  const register = REGISTER_OF[request.service];
  const owner = ownerOf(request);
  const title = String(content[TITLE_FIELD[register]] ?? '');
  const titleFolded = foldTitle(title);
  const words = [titleFolded, ...(owner.isIndividual ? [] : [foldTitle(owner.name)])];
  return {
    id,
    register,
    number: result.number,
    position,
    resultId: result.id,
    requestId: request.uuid,
    edition: request.edition,
    provider: request.provider,
    holderId: request.applicantId,
    holderIin: request.applicantIin,
    holderBin: request.applicantBin,
    owner: owner.name,
    ownerIsIndividual: owner.isIndividual,
    title,
    titleFolded,
    searchText: words.join(' '),
    territory: territoryOf(content),
    content,
    seriesId: id,
    replacesId: null,
    previousOnPaper: null,
    registeredOn: localDate(result.issuedAt, CAPITAL_ZONE),
    registeredAt: result.issuedAt,
  };
}

function territoryOf({ territory, region }: Content): string[] {
  if (Array.isArray(territory)) return territory.map(String);
  return typeof region === 'string' ? [region] : [];
}
