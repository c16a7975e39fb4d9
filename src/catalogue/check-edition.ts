import { checkCourse } from './check-course.ts';
import { checkFormDeclaration } from './check-form-declaration.ts';
import { checkProcess } from './check-process.ts';
import { checkReferences } from './check-references.ts';
import { type DeclarationFault, repeated } from './declaration-fault.ts';
import type { EditionDeclaration } from './edition.ts';

/** Whether an edition hangs together: names known, numbers in order, every way leading to an end. */
export function checkEdition(edition: EditionDeclaration): readonly DeclarationFault[] {
  const faults = [
    ...checkCodes(edition),
    ...checkValidity(edition),
    ...edition.processes.flatMap((process) => checkProcess(edition, process)),
    ...edition.processes.flatMap(checkCourse),
    ...checkReferences(edition),
    ...checkTables(edition),
    ...checkFee(edition),
    ...checkFormDeclaration(edition.form),
  ];
  return faults.map(({ code, at }) => ({ code, at: at === '' ? edition.key : `${edition.key} ${at}` }));
}

function checkCodes(edition: EditionDeclaration): readonly DeclarationFault[] {
  const lists: Readonly<Record<string, readonly string[]>> = {
    participants: edition.participants.map(({ code }) => code),
    definitions: edition.definitions.map(({ code }) => code),
    processes: edition.processes.map(({ channel }) => channel),
    tables: edition.tables.map(({ number }) => String(number)),
    timeLimits: edition.timeLimits.map(({ code }) => code),
    refusalGrounds: edition.refusalGrounds.map(({ code }) => code),
    survey: edition.survey,
    interpretations: edition.interpretations.map(({ code }) => code),
  };
  return Object.entries(lists).flatMap(([name, codes]) =>
    repeated(codes).map((code) => ({ code: 'CODE_REPEATED', at: `${name} ${code}` })),
  );
}

function checkValidity(edition: EditionDeclaration): readonly DeclarationFault[] {
  const { from, until } = edition.validity;
  const faults: DeclarationFault[] = [];
  if (from !== null && until !== null && from >= until) faults.push({ code: 'VALIDITY_EMPTY', at: '' });
  if (edition.processes.length === 0) faults.push({ code: 'NO_PROCESS', at: '' });
  const known = edition.timeLimits.map(({ code }) => code);
  if (edition.totalTimeLimit !== null && !known.includes(edition.totalTimeLimit)) {
    faults.push({ code: 'TIME_LIMIT_UNKNOWN', at: 'totalTimeLimit' });
  }
  return faults;
}

function checkTables(edition: EditionDeclaration): readonly DeclarationFault[] {
  return edition.tables.flatMap((table) => {
    const own = table.actions.map(({ number }) => number);
    const process = edition.processes.find(({ channel }) => channel === table.channel);
    const known = [
      ...own,
      ...(process?.steps ?? []).flatMap(({ kind, number }) =>
        kind === 'PROCESS' && number !== null ? [number] : [],
      ),
    ];
    return table.actions.flatMap((action, index) => {
      const at = `table ${table.number} action ${action.number}`;
      const faults: DeclarationFault[] = [];
      if (action.number !== index + 1) faults.push({ code: 'NUMBER_OUT_OF_ORDER', at });
      if (!edition.timeLimits.some(({ code }) => code === action.timeLimit)) {
        faults.push({ code: 'TIME_LIMIT_UNKNOWN', at });
      }
      if (action.next.some(({ to }) => to !== null && !known.includes(to)))
        faults.push({ code: 'TARGET_UNKNOWN', at });
      return faults;
    });
  });
}

/** A fee is charged in exactly those channels whose process has a step to pay it. */
function checkFee(edition: EditionDeclaration): readonly DeclarationFault[] {
  return edition.processes.flatMap(({ channel, steps }) => {
    const charged = edition.fee?.channels.includes(channel) ?? false;
    const paid = steps.some(({ action }) => action.do === 'PAY');
    return charged === paid ? [] : [{ code: charged ? 'FEE_WITHOUT_STEP' : 'STEP_WITHOUT_FEE', at: channel }];
  });
}
