import { checkEdition } from './check-edition.ts';
import { type DeclarationFault, FaultyDeclarationError, repeated } from './declaration-fault.ts';
import type { EditionDeclaration, ServiceCode } from './edition.ts';
import type { GroundView } from './refusal-ground.ts';
import { SERVICES, type ServiceDeclaration, serviceOf } from './service.ts';

interface CatalogueOptions {
  readonly editions: readonly EditionDeclaration[];
  /** Keys of the editions that take new requests, or `all`; left out, the newest of each service and region does. */
  readonly accepting?: readonly string[] | undefined;
}

/** The services and the editions of their regulations. What is in it never changes while the program runs. */
export class Catalogue {
  readonly services: readonly ServiceDeclaration[] = SERVICES;
  /** Newest act first. */
  readonly editions: readonly EditionDeclaration[];
  readonly #byKey: ReadonlyMap<string, EditionDeclaration>;
  readonly #accepting: ReadonlySet<string>;

  /** Throws FaultyDeclarationError when a declaration, or the setting, does not hold together. */
  constructor({ editions, accepting }: CatalogueOptions) {
    this.editions = [...editions].sort(newestFirst);
    this.#byKey = new Map(editions.map((edition) => [edition.key, edition]));
    this.#accepting = new Set(acceptingKeys(this.editions, accepting));
    const faults = [
      ...editions.flatMap(checkEdition),
      ...repeated(editions.map(({ key }) => key)).map((key) => ({ code: 'EDITION_REPEATED', at: key })),
      ...[...this.#accepting]
        .filter((key) => !this.#byKey.has(key))
        .map((key) => ({ code: 'EDITION_UNKNOWN', at: key })),
      ...overlaps(this.editions),
    ];
    if (faults.length > 0) throw new FaultyDeclarationError(faults);
  }

  /** The root of a `Service`. */
  service(code: ServiceCode): ServiceDeclaration {
    return serviceOf(code);
  }

  edition(key: string): EditionDeclaration | null {
    return this.#byKey.get(key) ?? null;
  }

  /** Grounds of an edition for refusal, those of these codes or all of them. */
  grounds(key: string, codes?: readonly string[]): readonly GroundView[] {
    return (this.edition(key)?.refusalGrounds ?? [])
      .filter(({ code }) => codes === undefined || codes.includes(code))
      .map(({ code, sources }) => ({ code, sources, edition: key }));
  }

  editionsOf(service: ServiceCode): readonly EditionDeclaration[] {
    return this.editions.filter((edition) => edition.service === service);
  }

  /** Whether a request may name this edition. */
  takesNewRequests(key: string): boolean {
    return this.#accepting.has(key);
  }

  /** The edition that a new request gets when it names none; null when nothing of the service and region takes any. */
  currentEdition(service: ServiceCode, region: string | null = null): EditionDeclaration | null {
    return (
      this.editionsOf(service).find(
        (edition) =>
          this.takesNewRequests(edition.key) && (edition.region === null || edition.region === region),
      ) ?? null
    );
  }
}

function acceptingKeys(
  newestFirst: readonly EditionDeclaration[],
  accepting: readonly string[] | undefined,
): readonly string[] {
  if (accepting?.length === 1 && accepting[0] === ALL) return newestFirst.map(({ key }) => key);
  if (accepting !== undefined) return accepting;
  const isNewest = (edition: EditionDeclaration): boolean =>
    newestFirst.find(({ service, region }) => service === edition.service && region === edition.region) ===
    edition;
  return newestFirst.filter(isNewest).map(({ key }) => key);
}

const ALL = 'all';

function newestFirst(one: EditionDeclaration, other: EditionDeclaration): number {
  return other.act.date.localeCompare(one.act.date) || one.key.localeCompare(other.key);
}

/**
 * Periods of one service and region do not overlap. Where the source does not date the first publication, an act is in
 * force from its registration at the earliest, for before it no act can be published.
 */
function overlaps(editions: readonly EditionDeclaration[]): readonly DeclarationFault[] {
  return editions.flatMap((newer, index) =>
    editions
      .slice(index + 1)
      .filter((older) => older.service === newer.service && older.region === newer.region)
      .filter((older) => overlap(older, newer))
      .map((older) => ({ code: 'VALIDITY_OVERLAPS', at: `${older.key} ${newer.key}` })),
  );
}

function overlap(one: EditionDeclaration, other: EditionDeclaration): boolean {
  const [a, b] = [earliest(one), earliest(other)];
  const [aUntil, bUntil] = [one.validity.until, other.validity.until];
  return (aUntil === null || b < aUntil) && (bUntil === null || a < bUntil);
}

function earliest({ validity, act }: EditionDeclaration): string {
  return validity.from ?? act.registeredOn ?? act.date;
}
