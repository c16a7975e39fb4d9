import { must, present } from '../check.ts';
import type { Scene } from '../scene.ts';

interface Entry {
  readonly certificateNumber: string;
  readonly title: string;
  readonly stateText: string;
  readonly owner: string;
  readonly registeredOn: string;
}

/** Without quotes and capitals. */
const SEARCH = 'мысал жаршысы';
const SHOWN = 5;

/** Anyone looks for a medium in the register by its title and by its number, and takes the list home. */
export async function searchRegister(scene: Scene, number: string): Promise<void> {
  const { api, url, words, screen } = scene;
  screen.step(words.step.register);
  screen.field(words.search, SEARCH);
  const { mediaRegister } = await api.query<{
    mediaRegister: { totalCount: number; edges: readonly { node: Entry }[] };
  }>(FIND, { search: SEARCH, first: SHOWN });
  const { totalCount, edges } = mediaRegister;
  screen.field(words.found, String(totalCount));
  for (const { node } of edges) show(scene, node);
  const exact = await api.query<{ mediaRegister: { edges: readonly { node: Entry }[] } }>(FIND, {
    search: number,
    first: 1,
  });
  const entry = present('mediaRegister', exact.mediaRegister.edges[0]?.node);
  must('certificateNumber', entry.certificateNumber === number);
  must('totalCount', totalCount >= 1);
  const csv = await fetch(
    `${url}/registers/media.csv?lang=${api.language}&search=${encodeURIComponent(number)}`,
  );
  const [head = '', row = ''] = (await csv.text()).split('\r\n');
  must('media.csv', row.startsWith(number));
  screen.field('media.csv', head);
  screen.field('', row);
}

function show({ screen }: Scene, { certificateNumber, title, owner, registeredOn, stateText }: Entry): void {
  screen.field(`№ ${certificateNumber}`, `«${title}», ${owner}, ${screen.date(registeredOn)}. ${stateText}`);
}

const FIND = `query ($search: String!, $first: Int!) {
  mediaRegister(search: $search, first: $first) {
    totalCount edges { node { certificateNumber title stateText owner registeredOn } } }
}`;
