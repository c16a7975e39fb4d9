import type { EditionDeclaration } from '../../../src/catalogue/index.ts';

export function dashes(text: string): string {
  return text.replaceAll(/\s*[-–—]\s*/g, '–');
}

export function measureOf(edition: EditionDeclaration, code: string) {
  const limit =
    edition.timeLimits.find((candidate) => candidate.code === code) ?? missing(`time limit ${code}`);
  return {
    min: 'min' in limit ? seconds(limit.min) : null,
    max: 'max' in limit ? seconds(limit.max) : null,
    workingDays: 'workingDays' in limit ? limit.workingDays : null,
    calendarDays: 'calendarDays' in limit ? limit.calendarDays : null,
  };
}

function seconds(duration: string): number {
  const [, hours = '0', minutes = '0', rest = '0'] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? missing(`duration ${duration}`);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

export function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}
