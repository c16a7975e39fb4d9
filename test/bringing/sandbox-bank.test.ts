import { FORMS, startWithAllEditions } from '../requests/any-edition.ts';
import type { RunningServer } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startWithAllEditions();
});
afterAll(() => server.stop());

interface Told {
  readonly status: number;
  readonly fault: string | null;
  readonly answer: {
    readonly request?: { readonly id: string; readonly status: string; readonly number?: string };
    readonly brought?: { readonly status: string };
    readonly fault?: readonly { readonly field: string; readonly code: string }[];
  } | null;
}

async function order(what: string, body: object): Promise<Told> {
  const response = await fetch(`${server.sandbox.url}/control/bank/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Told;
}

function application(): object {
  const applicant = server.people.find(({ role, bin }) => role === 'APPLICANT' && bin === null);
  const { iin = '', name = '' } = applicant ?? {};
  return {
    applicant: { iin, name },
    service: 'FOREIGN_PERIODICALS',
    regulation: '57-2012',
    form: FORMS.ForeignPeriodicals,
  };
}

describe('the bank of the sandbox', () => {
  it('brings a request, has it signed by one of the people, and asks how it stands', async () => {
    const { answer } = await order('prepare', application());
    expect(answer?.request).toMatchObject({ status: 'DRAFT' });
    const id = answer?.request?.id ?? '';
    const { iin } = server.people.find(({ role, bin }) => role === 'APPLICANT' && bin === null) ?? {};
    const sent = await order('submit', { id, iin });
    expect(sent).toMatchObject({ status: 200, fault: null });
    expect(sent.answer?.request).toMatchObject({ status: 'SENT', number: expect.stringMatching(/^\d{14}$/) });
    expect((await order('status', { id: sent.answer?.request?.number })).answer?.brought).toBeDefined();
  });

  it('takes a request back, and is told what is wrong with a form', async () => {
    const { answer } = await order('prepare', application());
    const taken = await order('withdraw', { id: answer?.request?.id });
    expect(taken.answer?.request).toMatchObject({ status: 'WITHDRAWN' });
    const wrong = await order('prepare', { ...application(), form: { region: '47' } });
    expect(wrong.answer?.fault).toMatchObject([{ field: 'form.periodicals', code: 'FORM_REQUIRED' }]);
  });

  it('takes no other order, and tells a fault as such', async () => {
    expect(await order('prepare', {})).toMatchObject({ error: 'malformed' });
    const { answer } = await order('prepare', application());
    const stranger = { id: answer?.request?.id, iin: '000000000000' };
    expect(await order('submit', stranger)).toEqual({ error: 'unknown' });
    expect(await order('next', { id: '1' })).toMatchObject({ status: 500, fault: 'MESSAGE_MALFORMED' });
  });
});
