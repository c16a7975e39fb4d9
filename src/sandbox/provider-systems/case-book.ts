import type { GatewayMessage, ToldRequest } from '../gateway/gateway-message.ts';
import type { Course } from './course.ts';
import { COURSES } from './course.ts';

/** The systems in which providers work, by the names under which they send. */
export const PROVIDER_SYSTEMS = ['E_LICENSING', 'LOCAL_EXECUTIVE_SYSTEM'] as const;
export type ProviderSystem = (typeof PROVIDER_SYSTEMS)[number];

/** What a report was answered with; `fault` null: it was taken. */
export interface Answered {
  readonly told: string;
  readonly messageId: string;
  readonly status: number;
  readonly fault: string | null;
  readonly reason: string | null;
}

/** A document of a request, as the system has read it from the API. */
export interface ReadFile {
  readonly kind: string;
  readonly sha256: string;
  /** Bytes; null where it was not given out. */
  readonly size: number | null;
  readonly mediaType: string | null;
  /** Whether what was read is what the message named. */
  readonly matches: boolean;
  /** Code of the fault that was answered. */
  readonly fault: string | null;
}

/** A request that came to a system. */
export interface Case {
  readonly system: ProviderSystem;
  readonly correlationId: string;
  readonly request: ToldRequest;
  readonly course: Course;
  /** Place in the course of what is reported next. */
  next: number;
  /** Under which the system keeps it: of the year, and of the order in which requests came. */
  readonly number: string;
  readonly answers: Answered[];
  /** The documents it came with, once the system has read them. */
  files: readonly ReadFile[];
}

const MOST = 1000;
const PREFIX: Readonly<Record<ProviderSystem, string>> = { E_LICENSING: 'EL', LOCAL_EXECUTIVE_SYSTEM: 'ЖА' };

/** The requests that the systems were sent, latest last; in memory alone. */
export class CaseBook {
  readonly #cases = new Map<string, Case>();
  #count = 0;

  /** The new case; null for what is none, or came before. */
  take({ to, kind, correlationId, request, at }: GatewayMessage): Case | null {
    const system = PROVIDER_SYSTEMS.find((known) => known === to);
    if (system === undefined || kind !== 'REQUEST' || request === null || this.#cases.has(correlationId))
      return null;
    const course = COURSES.get(`${request.regulation} ${request.channel}`);
    if (course === undefined) return null;
    this.#count += 1;
    const number = `${PREFIX[system]}-${at.slice(2, 4)}/${String(this.#count).padStart(5, '0')}`;
    const opened: Case = { system, correlationId, request, course, next: 0, number, answers: [], files: [] };
    this.#cases.set(correlationId, opened);
    const [oldest] = this.#cases.keys();
    if (this.#cases.size > MOST && oldest !== undefined) this.#cases.delete(oldest);
    return opened;
  }

  find(correlationId: string): Case | undefined {
    return this.#cases.get(correlationId);
  }

  all(): readonly Case[] {
    return [...this.#cases.values()];
  }
}
