import { must, mustEqual, present } from '../check.ts';
import type { Scene } from '../scene.ts';

interface Catalogue {
  readonly services: readonly { readonly code: string; readonly name: string }[];
  readonly regulation: {
    readonly key: string;
    readonly title: string;
    readonly provider: string;
    readonly service: { readonly name: string };
    readonly act: { readonly number: string; readonly date: string; readonly title: string };
    readonly fee: { readonly mci: number; readonly amount: number } | null;
    readonly process: { readonly paragraph: string | null; readonly steps: readonly Step[] } | null;
    readonly form: { readonly sections: readonly { readonly fields: readonly Field[] }[] };
  } | null;
}

interface Step {
  readonly key: string;
  readonly kind: 'PREREQUISITE' | 'PROCESS' | 'CONDITION';
  readonly number: number | null;
  readonly name: string;
  readonly next: readonly { readonly to: string | null }[];
}

interface Field {
  readonly name: string;
  readonly label: string;
}

/** Shows the service, its regulation and the portal's steps; answers the names of the form's fields. */
export async function showCatalogue({ api, words, screen }: Scene): Promise<ReadonlyMap<string, string>> {
  screen.step(words.step.catalogue);
  const { services, regulation: told } = await api.query<Catalogue>(CATALOGUE, { key: REGULATION });
  must(
    'services',
    services.some(({ code }) => code === 'MEDIA_REGISTRATION'),
  );
  const regulation = present('regulation', told);
  const fee = present('fee', regulation.fee);
  const process = present('process', regulation.process);
  screen.field(words.service, regulation.service.name);
  screen.field(words.regulation, `${regulation.title} (${regulation.key})`);
  screen.field(words.act, words.actOf(regulation.act.number, screen.date(regulation.act.date)));
  screen.field(words.provider, regulation.provider);
  screen.field(words.fee, words.feeOf(screen.number(fee.mci), screen.number(fee.amount)));
  screen.line(words.portalProcess(process.paragraph ?? ''));
  for (const { kind, number, name: what } of process.steps) {
    screen.field(`${words.kind[kind]}${number === null ? '' : ` ${number}`}`, what);
  }
  mustEqual('process.steps', process.steps.filter(({ kind }) => kind === 'PROCESS').length, 11);
  mustEqual('conditions', process.steps.filter(({ kind }) => kind === 'CONDITION').length, 4);
  const keys = new Set(process.steps.map(({ key }) => key));
  must(
    'next',
    process.steps.every(({ next }) => next.every(({ to }) => to === null || keys.has(to))),
  );
  return new Map(
    regulation.form.sections.flatMap(({ fields }) => fields.map((field) => [field.name, field.label])),
  );
}

/** The edition that the stories play: the one with a fee and every kind of condition on the portal. */
export const REGULATION = '178-2012-3';

const CATALOGUE = `query ($key: String!) {
  services { code name }
  regulation(key: $key) {
    key title provider service { name }
    act { number date title }
    fee { mci amount }
    process(channel: PORTAL) { paragraph steps { key kind number name next { to } } }
    form { sections { fields { name label } } }
  }
}`;
