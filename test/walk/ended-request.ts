import type { Api } from '../../demo/api.ts';

/** A request at its end, as whoever saw it through reads it. */
export interface Ended {
  readonly status: string;
  readonly endedAt: boolean;
  readonly visits: readonly (readonly [string, string])[];
  readonly refusal: { readonly clause: string; readonly kk: string; readonly ru: string } | null;
  readonly result: { readonly outcome: string } | null;
  readonly exchanges: readonly { readonly action: string | null; readonly state: string }[];
  readonly actions: readonly string[];
  /** Every text of the request that somebody reads, in both languages. */
  readonly texts: readonly string[];
}

interface Answer {
  readonly status: string;
  readonly kk: string;
  readonly ru: string;
  readonly steps: readonly { state: string; definition: { key: string } }[];
  readonly refusal: Ended['refusal'];
  readonly result: { outcome: string; kk: string; ru: string } | null;
  readonly exchanges: Ended['exchanges'];
  readonly availableActions: readonly { action: string; kk: string; ru: string }[];
  readonly history: { readonly edges: readonly { node: { kk: string; ru: string } }[] };
}

const ENDED = ['COMPLETED', 'REFUSED', 'EXPIRED', 'WITHDRAWN'];

export async function readEnded(api: Api, id: string): Promise<Ended> {
  const { node } = await api.query<{ node: Answer }>(REQUEST, { id });
  const happened = node.steps.filter(({ state }) => state === 'DONE' || state === 'FAILED');
  const texts = [
    node,
    ...(node.result === null ? [] : [node.result]),
    ...(node.refusal === null ? [] : [node.refusal]),
    ...node.availableActions,
    ...node.history.edges.map(({ node: event }) => event),
  ].flatMap(({ kk, ru }) => [kk, ru]);
  return {
    status: node.status,
    endedAt: ENDED.includes(node.status),
    visits: happened.map(({ state, definition }) => [definition.key, state] as const),
    refusal: node.refusal,
    result: node.result,
    exchanges: node.exchanges,
    actions: node.availableActions.map(({ action }) => action),
    texts,
  };
}

const REQUEST = `query ($id: ID!) { node(id: $id) { ... on Request {
  status kk: statusText(lang: KK) ru: statusText(lang: RU)
  steps { state definition { key } }
  refusal { clause kk: message(lang: KK) ru: message(lang: RU) }
  result { outcome kk: title(lang: KK) ru: title(lang: RU) }
  exchanges { action state }
  availableActions { action kk: label(lang: KK) ru: label(lang: RU) }
  history(first: 100) { edges { node { kk: message(lang: KK) ru: message(lang: RU) } } } } } }`;
