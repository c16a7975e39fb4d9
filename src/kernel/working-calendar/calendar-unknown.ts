/** Asked for a year whose days off are not in the calendar: nobody's fault, and never guessed. */
export class CalendarUnknown extends Error {
  readonly year: number;

  constructor(year: number) {
    super(`the working calendar of ${year} is not known: add it to year-decisions.ts`);
    this.name = 'CalendarUnknown';
    this.year = year;
  }
}
