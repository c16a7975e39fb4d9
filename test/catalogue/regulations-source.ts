import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = join(import.meta.dirname, '../../../shared');
const REGULATIONS = join(SHARED, 'domain/regulations.json');
const ACT = join(SHARED, 'regulations/001_1c5361d39ce2acd8.txt');

export interface SourceStep {
  readonly n: number;
  readonly kind: string;
  readonly number: number | null;
  readonly text_kk: string;
  readonly actor: string;
  readonly notice_type: string | null;
  readonly check_type: string | null;
  readonly on_pass_step: number | null;
  readonly on_fail_step: number | null;
  readonly next_step: number | null;
}

interface SourceColumn {
  readonly step: number;
  readonly sfu_kk: string;
  readonly action_kk: string;
  readonly completion_form_kk: string;
  readonly duration_text_kk: string;
  readonly duration_min_seconds: number;
  readonly duration_max_seconds: number;
  readonly next_step: readonly { readonly to: number; readonly condition_kk: string | null }[];
}

interface Numbered {
  readonly n: number;
  readonly text_kk: string;
}

export interface SourceRegulation {
  readonly key: string;
  readonly title_kk: string;
  readonly provider_kk: string;
  readonly automation: string;
  readonly service: string;
  readonly region: string | null;
  readonly info_phones: readonly string[];
  readonly act: Readonly<Record<string, unknown>>;
  readonly processes: readonly {
    readonly channel: string;
    readonly paragraph: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly steps: readonly SourceStep[];
  }[];
  readonly tables: readonly {
    readonly table_no: number;
    readonly title_kk: string;
    readonly channel: string;
    readonly columns: readonly SourceColumn[];
  }[];
  readonly sfus: readonly string[];
  readonly requirements: readonly Numbered[];
  readonly technical_conditions: readonly Numbered[];
  readonly survey: { readonly questions: readonly Numbered[]; readonly answers: readonly Numbered[] };
  readonly oddities: readonly { readonly id: string }[];
}

/** The regulation as extracted from the act; null where the shared folder is not beside the project. */
export function sourceRegulation(key: string): SourceRegulation | null {
  if (!existsSync(REGULATIONS)) {
    console.info(`passed over: ${REGULATIONS} is not here`);
    return null;
  }
  const { regulations } = JSON.parse(readFileSync(REGULATIONS, 'utf8')) as {
    regulations: SourceRegulation[];
  };
  const found = regulations.find((regulation) => regulation.key === key);
  if (found === undefined) throw new Error(`no regulation ${key} in ${REGULATIONS}`);
  return found;
}

/** Lines of the act's text without spaces and line breaks, in Cyrillic throughout; null where it is not here. */
export function actLetters(from: number, to: number): string | null {
  if (!existsSync(ACT)) {
    console.info(`passed over: ${ACT} is not here`);
    return null;
  }
  return letters(
    readFileSync(ACT, 'utf8')
      .split('\n')
      .slice(from - 1, to)
      .join(''),
  );
}

/** A text without its spaces, as the act's text has letters spaced out and words broken. */
export function letters(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll('i', 'і');
}
