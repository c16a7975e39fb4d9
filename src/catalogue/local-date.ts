const FORMAT = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date of an instant in Kazakhstan, ISO 8601: the day that fees and periods of validity go by. */
export function localDate(at: Date): string {
  return FORMAT.format(at);
}
