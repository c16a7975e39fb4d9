import type {
  Catalogue,
  ChannelProcessDeclaration,
  InformationSystem,
  StepDeclaration,
} from '../../catalogue/index.ts';
import type { RequestRow } from '../request.ts';

/** Kinds of steps by which a provider comes to its decision. Papers and handing over stay with the desk that has them. */
const DECIDING: readonly StepDeclaration['action']['do'][] = [
  'REGISTER',
  'HAND_ON',
  'TAKE_UP',
  'CHECK_COMPLETENESS',
  'EXAMINE',
  'DRAFT_DECISION',
  'AGREE',
  'ISSUE_RESULT',
];

/** The steps that a provider may do in that system: those that follow the request's arrival there. */
export function stepsIn(
  { steps }: ChannelProcessDeclaration,
  system: InformationSystem,
): readonly StepDeclaration[] {
  const arrival = steps.findIndex(({ action }) => action.do === 'DELIVER' && action.to === system);
  return arrival === -1 ? [] : steps.slice(arrival + 1).filter(({ action }) => DECIDING.includes(action.do));
}

type Place = Pick<RequestRow, 'edition' | 'channel'>;

/** Where a provider's staff works: at the desk of this server or, by edition, in an information system of its own. */
export class Workplaces {
  readonly #catalogue: Catalogue;
  readonly #elsewhere: ReadonlyMap<string, string>;

  /** `elsewhere` as `edition=SYSTEM`. Throws for one to which no process of that edition delivers a request. */
  constructor(catalogue: Catalogue, elsewhere: readonly string[]) {
    this.#catalogue = catalogue;
    this.#elsewhere = new Map(
      elsewhere.map((place) => {
        const [edition = '', system = ''] = place.split('=');
        return [edition, system];
      }),
    );
    for (const [edition, system] of this.#elsewhere) {
      const processes = catalogue.edition(edition)?.processes ?? [];
      if (!processes.some(({ channel }) => this.systemOf({ edition, channel }) !== null))
        throw new Error(`WORKPLACES: by ${edition} no request is delivered to ${system}`);
    }
  }

  /** The system in which the provider works on such a request; null where it does at our desk. */
  systemOf({ edition, channel }: Place): InformationSystem | null {
    return this.#find(edition, channel)?.system ?? null;
  }

  /** The same for one step. */
  systemAt({ edition, channel }: Place, stepKey: string): InformationSystem | null {
    const place = this.#find(edition, channel);
    return place?.steps.some(({ key }) => key === stepKey) === true ? place.system : null;
  }

  #find(
    key: string,
    channel: RequestRow['channel'],
  ): { readonly system: InformationSystem; readonly steps: readonly StepDeclaration[] } | null {
    const process = this.#catalogue.edition(key)?.processes.find((one) => one.channel === channel);
    const delivery = process?.steps.find(
      ({ action }) => action.do === 'DELIVER' && action.to === this.#elsewhere.get(key),
    );
    if (process === undefined || delivery?.action.do !== 'DELIVER') return null;
    const system = delivery.action.to;
    return { system, steps: stepsIn(process, system) };
  }
}
