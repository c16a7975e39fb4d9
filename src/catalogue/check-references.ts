import type { DeclarationFault } from './declaration-fault.ts';
import type { EditionDeclaration } from './edition.ts';
import { formFields } from './form.ts';

/** Names that one part of an edition takes from another: of the exchanges, the internal procedure, the result and the grounds. */
export function checkReferences(edition: EditionDeclaration): readonly DeclarationFault[] {
  return [
    ...checkExchanges(edition),
    ...checkInternalProcedure(edition),
    ...checkResultFields(edition),
    ...checkGrounds(edition),
  ];
}

/** A check that failed suggests one ground. */
function checkGrounds({ refusalGrounds }: EditionDeclaration): readonly DeclarationFault[] {
  const suggesting = refusalGrounds.flatMap(({ suggestedBy }) => suggestedBy ?? []);
  return suggesting
    .filter((check, place) => suggesting.indexOf(check) !== place)
    .map((check) => ({ code: 'GROUND_SUGGESTED_TWICE', at: `ground of ${check}` }));
}

function checkExchanges(edition: EditionDeclaration): readonly DeclarationFault[] {
  const steps = edition.processes.flatMap((process) => process.steps);
  return edition.exchanges.flatMap(({ table, action, after, endsWith, delivers }, index) => {
    const at = `exchange ${index + 1}`;
    const actions = edition.tables.find(({ number }) => number === table)?.actions ?? [];
    const known = [after, endsWith, delivers].filter((key) => key !== undefined);
    const carrier = steps.find(({ key }) => key === delivers);
    const faults: string[] = [];
    if (!actions.some(({ number }) => number === action)) faults.push('TABLE_ACTION_UNKNOWN');
    if (!known.every((key) => steps.some((step) => step.key === key))) faults.push('STEP_UNKNOWN');
    else if (delivers !== undefined && carrier?.action.do !== 'DELIVER') faults.push('DELIVERS_NOTHING');
    return faults.map((code) => ({ code, at }));
  });
}

function checkInternalProcedure(edition: EditionDeclaration): readonly DeclarationFault[] {
  return edition.internalProcedure.flatMap(({ number, participant, timeLimit }, index) => {
    const at = `internal action ${number}`;
    const faults: string[] = [];
    if (number !== index + 1) faults.push('NUMBER_OUT_OF_ORDER');
    if (!edition.participants.some(({ code }) => code === participant)) faults.push('PARTICIPANT_UNKNOWN');
    if (timeLimit !== null && !edition.timeLimits.some(({ code }) => code === timeLimit)) {
      faults.push('TIME_LIMIT_UNKNOWN');
    }
    return faults.map((code) => ({ code, at }));
  });
}

function checkResultFields(edition: EditionDeclaration): readonly DeclarationFault[] {
  const names = formFields(edition.form).map(({ name }) => name);
  return edition.resultFields
    .filter((name) => !names.includes(name))
    .map((name) => ({ code: 'FIELD_UNKNOWN', at: `resultFields ${name}` }));
}
