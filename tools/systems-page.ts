import { readFileSync } from 'node:fs';
import type {
  ChannelProcessDeclaration,
  EditionDeclaration,
  StepDeclaration,
} from '../src/catalogue/edition.ts';
import { EDITIONS } from '../src/catalogue/editions/index.ts';
import type { InformationSystem } from '../src/catalogue/information-system.ts';
import { stepsIn } from '../src/requests/reports/workplaces.ts';

export const SYSTEMS_FILE = 'docs/systems.md';
const TEXT_FILE = 'tools/systems-page.md';

/** Element of a report for each kind of step that may be done elsewhere. */
const ELEMENTS: Partial<Record<StepDeclaration['action']['do'], string>> = {
  REGISTER: 'registered',
  HAND_ON: 'handedOn',
  TAKE_UP: 'takenUp',
  CHECK_COMPLETENESS: 'checked',
  EXAMINE: 'examined',
  DRAFT_DECISION: 'drafted',
  AGREE: 'agreed',
  ISSUE_RESULT: 'issued',
};

/** The page: its words from a file beside this one, its tables from the declarations of the editions. */
export function systemsPage(): string {
  return readFileSync(TEXT_FILE, 'utf8')
    .replace('@DELIVERIES@', deliveries().join('\n'))
    .replace('@STEPS@', steps().join('\n'))
    .replace('@EXCHANGES@', exchanges().join('\n'));
}

interface Delivered {
  readonly edition: EditionDeclaration;
  readonly process: ChannelProcessDeclaration;
  readonly step: StepDeclaration;
  readonly from: InformationSystem;
  readonly to: InformationSystem;
}

function delivered(): readonly Delivered[] {
  return EDITIONS.flatMap((edition) =>
    edition.processes.flatMap((process) =>
      process.steps.flatMap((step) =>
        step.action.do === 'DELIVER'
          ? [{ edition, process, step, from: step.action.from, to: step.action.to }]
          : [],
      ),
    ),
  );
}

function deliveries(): string[] {
  return delivered().map(({ edition, process, step, from, to }) => {
    const elsewhere = stepsIn(process, to).length;
    const can = to === 'PROVIDER_WORKPLACE' ? 'the desk is that system' : `${elsewhere} steps`;
    return row(edition.key, process.channel, code(from), code(to), step.clause, can);
  });
}

function steps(): string[] {
  return delivered()
    .filter(({ to }) => to !== 'PROVIDER_WORKPLACE')
    .flatMap(({ edition, process, to }) =>
      stepsIn(process, to).map((step) => {
        const role = 'role' in step.action ? (step.action.role ?? '') : '';
        return row(
          edition.key,
          process.channel,
          code(to),
          code(step.key),
          step.clause,
          role,
          code(ELEMENTS[step.action.do] ?? ''),
        );
      }),
    );
}

function exchanges(): string[] {
  return EDITIONS.flatMap((edition) => {
    const systems = new Set(
      delivered()
        .filter((one) => one.edition === edition && one.to !== 'PROVIDER_WORKPLACE')
        .map(({ to }) => to as string),
    );
    return edition.exchanges.map((exchange) => {
      const { table, action, from, to, kind, after } = exchange;
      const byReport = 'endsWith' in exchange && exchange.endsWith !== undefined;
      const teller = byReport
        ? 'a person'
        : systems.has(from)
          ? `${code(from)}, or this server`
          : 'this server';
      return row(edition.key, `${table}-${action}`, code(from), code(to), kind, code(after), teller);
    });
  });
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
