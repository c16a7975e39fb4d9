import type { Clock } from '../../src/kernel/index.ts';

/** Real time, moved by as much as the test says: certificates and tokens made before go on being what they are. */
export class MovedClock implements Clock {
  #moved = 0;

  now(): Date {
    return new Date(Date.now() + this.#moved);
  }

  moveBy(milliseconds: number): void {
    this.#moved += milliseconds;
  }

  moveTo(time: string): void {
    this.#moved = Date.parse(time) - Date.now();
  }

  /** Back to the time that it is. */
  reset(): void {
    this.#moved = 0;
  }
}
