import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = join(import.meta.dirname, '../../../shared');
const REGULATIONS = join(SHARED, 'domain/regulations.json');

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
  readonly duration_min_seconds: number | null;
  readonly duration_max_seconds: number | null;
  readonly working_days: number | null;
  readonly calendar_days: number | null;
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
  readonly automation: string | null;
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
  readonly internal_procedure: readonly {
    readonly n: number;
    readonly action_kk: string;
    readonly result_kk?: string | null;
    readonly deadline: Readonly<Record<string, unknown>> | null;
  }[];
  readonly sfus: readonly string[];
  readonly requirements: readonly Numbered[];
  readonly technical_conditions: readonly { readonly text_kk: string }[];
  readonly survey: { readonly questions: readonly Numbered[]; readonly answers: readonly Numbered[] } | null;
  readonly oddities: readonly { readonly id: string }[];
}

export interface Source {
  readonly counts: Readonly<Record<string, number>>;
  readonly cross_document: readonly { readonly id: string }[];
  readonly regulations: readonly SourceRegulation[];
}

/** The extraction of the acts; null where the shared folder is not beside the project. */
export function readSource(): Source | null {
  if (!existsSync(REGULATIONS)) return null;
  return JSON.parse(readFileSync(REGULATIONS, 'utf8')) as Source;
}

/** Lines of an act's text without spaces and line breaks, in Cyrillic throughout; null where it is not here. */
export function actLetters({ file, from, to }: { file: string; from: number; to: number }): string | null {
  const path = join(SHARED, 'regulations', file);
  if (!existsSync(path)) return null;
  return letters(
    readFileSync(path, 'utf8')
      .split('\n')
      .slice(from - 1, to)
      .join(''),
  );
}

/** A text without its spaces and kinds of dashes and quotes, as the acts space letters out and break words. */
export function letters(text: string): string {
  return text
    .replaceAll(/\s/g, '')
    .replaceAll('i', 'і')
    .replaceAll(/[-‐–—−]/g, '–')
    .replaceAll(/["“”„«»]/g, '"');
}
