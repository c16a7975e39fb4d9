import { parseXml, StrictElement, XmlFault } from '../../xml/index.ts';
import type { ReportedAct, ReportedDecision, ReportedStep, SystemReport } from './report.ts';

const NAMESPACE = 'urn:qyzmet:report:1';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SYSTEM = /^[A-Z_]{1,50}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const REQUEST_NUMBER = /^\d{14}$/;
const ACTION = /^\d{1,2}-\d{1,2}$/;
const STEP_KEY = /^[A-Z0-9_.]{1,60}$/;
const IIN = /^\d{12}$/;
const CODE = /^[A-Z0-9_]{1,60}$/;
const OUTCOME = /^(?:GRANTED|REFUSED)$/;
/** As systems number: letters, digits, and what stands between them. */
const SYSTEM_NUMBER = /^[\p{L}\p{N}](?:[\p{L}\p{N}/ .-]{0,38}[\p{L}\p{N}])?$/u;
const SHORT = /^.{1,200}$/su;
/** The use case says how long exactly it may be. */
const LONG = /^.{1,8000}$/su;

/** The data of a report, whose enveloped signature stands at its end and is judged elsewhere. Throws XmlFault. */
export function readReport(data: Uint8Array): SystemReport {
  const root = new StrictElement(parseXml(data).documentElement, NAMESPACE, 'report');
  const report = {
    messageId: textOf(root, 'messageId', UUID),
    correlationId: textOf(root, 'correlationId', UUID),
    from: textOf(root, 'from', SYSTEM),
    at: instantOf(root, 'at'),
    request: textOf(root, 'request', REQUEST_NUMBER),
    content: contentOf(root),
  };
  root.child(DSIG, 'Signature');
  root.finish();
  return report;
}

function contentOf(root: StrictElement): SystemReport['content'] {
  const status = root.optional(NAMESPACE, 'status');
  if (status === null) return { of: 'STEP', step: stepOf(root.child(NAMESPACE, 'step')) };
  const action = textOf(status, 'action', ACTION);
  status.finish();
  return { of: 'STATUS', action };
}

function stepOf(step: StrictElement): ReportedStep {
  const read = {
    key: textOf(step, 'key', STEP_KEY),
    official: textOf(step, 'official', IIN),
    note: optionalText(step, 'note', LONG),
    act: actOf(step),
  };
  step.finish();
  return read;
}

/** How each act is read; its element is the only one left in the step. */
const ACTS: Readonly<Record<string, (act: StrictElement) => ReportedAct>> = {
  registered: (act) => ({
    did: 'REGISTERED',
    number: optionalText(act, 'number', SYSTEM_NUMBER),
    assignee: optionalText(act, 'assignee', IIN),
  }),
  handedOn: (act) => ({ did: 'HANDED_ON', assignee: textOf(act, 'assignee', IIN) }),
  reassigned: (act) => ({ did: 'REASSIGNED', assignee: textOf(act, 'assignee', IIN) }),
  takenUp: () => ({ did: 'TAKEN_UP' }),
  checked: (act) => ({ did: 'CHECKED', decision: decisionOf(act) }),
  examined: (act) => ({ did: 'EXAMINED', decision: decisionOf(act) }),
  drafted: (act) => ({ did: 'DRAFTED', decision: decisionOf(act) }),
  agreed: () => ({ did: 'AGREED' }),
  returned: () => ({ did: 'RETURNED' }),
  issued: (act) => ({
    did: 'ISSUED',
    number: optionalText(act, 'number', SYSTEM_NUMBER),
    paper: act.child(NAMESPACE, 'paper').bytes(),
    signature: act.child(NAMESPACE, 'signature').bytes(),
  }),
};

function actOf(step: StrictElement): ReportedAct {
  const name = step.nextName ?? '';
  const read = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (read === undefined) throw new XmlFault('MALFORMED');
  const element = step.child(NAMESPACE, name);
  const act = read(element);
  element.finish();
  return act;
}

function decisionOf(act: StrictElement): ReportedDecision {
  return {
    outcome: textOf(act, 'outcome', OUTCOME) === 'GRANTED' ? 'GRANTED' : 'REFUSED',
    grounds: act.many(NAMESPACE, 'ground').map((ground) => checked(ground.text(), CODE)),
    reasoning: optionalText(act, 'reasoning', LONG),
    sources: act.many(NAMESPACE, 'source').map((source) => {
      const [fond, inventory, unit, sheets] = (['fond', 'inventory', 'unit', 'sheets'] as const).map((name) =>
        textOf(source, name, SHORT),
      );
      source.finish();
      return { fond: fond ?? '', inventory: inventory ?? '', unit: unit ?? '', sheets: sheets ?? '' };
    }),
  };
}

function textOf(parent: StrictElement, name: string, form: RegExp): string {
  return checked(parent.child(NAMESPACE, name).text(), form);
}

function optionalText(parent: StrictElement, name: string, form: RegExp): string | null {
  const text = parent.optional(NAMESPACE, name)?.text();
  return text === undefined ? null : checked(text, form);
}

function instantOf(parent: StrictElement, name: string): Date {
  const date = new Date(textOf(parent, name, INSTANT));
  if (Number.isNaN(date.getTime())) throw new XmlFault('MALFORMED');
  return date;
}

function checked(text: string, form: RegExp): string {
  if (!form.test(text)) throw new XmlFault('MALFORMED');
  return text;
}
