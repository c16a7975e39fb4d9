import { createTransport } from 'nodemailer';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

let home: SandboxHome;
let sandbox: RunningSandbox;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start({ clock: { now: () => new Date('2026-11-22T06:00:00Z') } });
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});

async function send(message: {
  to: string;
  subject: string;
  text: string;
  messageId?: string;
}): Promise<void> {
  const transport = createTransport({ host: 'localhost', port: sandbox.smtpPort, ignoreTLS: true });
  await transport.sendMail({ from: 'portal@qyzmet.example', ...message });
  transport.close();
}

async function caught(query = ''): Promise<unknown[]> {
  return (await (await fetch(`${sandbox.url}/mail${query}`)).json()) as unknown[];
}

describe('mail', () => {
  it('is caught, and shown to whoever asks for the recipient', async () => {
    await send({ to: 'aigul@qyzmet.example', subject: 'Status', text: 'Registered' });
    expect(await caught('?to=Aigul@qyzmet.example')).toEqual([
      {
        from: 'portal@qyzmet.example',
        to: ['aigul@qyzmet.example'],
        subject: 'Status',
        text: expect.stringContaining('Registered'),
        at: '2026-11-22T06:00:00.000Z',
        messageId: expect.stringMatching(/^<.+@.+>$/),
        copies: 1,
      },
    ]);
    expect(await caught('?to=another@qyzmet.example')).toEqual([]);
  });

  it('comes latest first', async () => {
    await send({ to: 'order@qyzmet.example', subject: 'first', text: '1' });
    await send({ to: 'order@qyzmet.example', subject: 'second', text: '2' });
    expect(await caught('?to=order@qyzmet.example')).toMatchObject([
      { subject: 'second' },
      { subject: 'first' },
    ]);
  });

  it('that comes again with its Message-ID is the same one, and says how often it came', async () => {
    const message = {
      to: 'again@qyzmet.example',
      subject: 'again',
      text: '1',
      messageId: '<one@qyzmet.example>',
    };
    await send(message);
    await send(message);
    expect(await caught('?to=again@qyzmet.example')).toMatchObject([{ subject: 'again', copies: 2 }]);
  });

  it('over a megabyte is refused', async () => {
    const message = { to: 'a@qyzmet.example', subject: 's', text: 'long line\n'.repeat(120_000) };
    await expect(send(message)).rejects.toMatchObject({ responseCode: 552 });
  });
});
