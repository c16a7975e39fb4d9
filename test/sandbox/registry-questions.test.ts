import { randomUUID } from 'node:crypto';
import type { GatewayChannels } from '../../src/gateway/index.ts';
import { OutsideFault, systemClock } from '../../src/kernel/index.ts';
import { SandboxAuthority } from '../../src/sandbox/certification-authority/index.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { signXml } from '../../src/signing/index.ts';
import { readSyncResponse, type SyncResponse, writeSyncRequest } from '../../src/soap/index.ts';
import { channelsTo } from '../support/gateway-channels.ts';
import { askSoap, systemKey } from '../support/soap-caller.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

let home: SandboxHome;
let sandbox: RunningSandbox;
let gateway: GatewayChannels;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start();
  gateway = channelsTo(sandbox, home.dataDir);
});
afterAll(async () => {
  await gateway.close();
  await sandbox.close();
  home.remove();
});

async function askData(serviceId: string, content: string): Promise<SyncResponse> {
  const request = writeSyncRequest({
    ...{ messageId: randomUUID(), correlationId: null, serviceId, messageDate: new Date(), properties: [] },
    ...{ sender: { id: 'QYZMET', password: null }, sessionId: null, data: { form: 'TEXT', content } },
  });
  const answer = await askSoap(`${sandbox.url}/gateway/sync`, request, systemKey(home.dataDir, 'server'));
  return readSyncResponse(answer.content());
}

const reasonOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (fault: unknown) => (fault instanceof OutsideFault ? fault.reason : String(fault)),
  );

describe('the registries behind the gateway', () => {
  it.each([
    ['GBDFL_UniversalServiceSync', 'XML', '<iin>050912300344</iin>'],
    ['GbdulInfoByBin_v2', 'XML', '<BIN>991240999406</BIN>'],
    ['ENIS_PowerOfAttorneySync', 'SIGNED', '<a/>'],
    ['GBDFL_UniversialServiceSync', 'TYPED', '<q:a xmlns:q="urn:q"><b></b></q:a>'],
  ] as const)('answer no question of another form or name: %s as %s', async (service, form, question) => {
    expect(await reasonOf(gateway.questions.ask(service, question, { form }))).toBe('REFUSED');
  });

  it('tell of a legal entity only when the question itself is signed, too', async () => {
    const asked = (content: string): Promise<SyncResponse> => askData('GbdulInfoByBin_v2', content);
    const key = systemKey(home.dataDir, 'server');
    const question = '<Request><BIN>991240999406</BIN></Request>';
    const signed = signXml(key, Buffer.from(question)).toString('utf8');
    expect((await asked(signed)).status.code).toBe('SCSS001');
    const stranger = await SandboxAuthority.open({ clock: systemClock, url: 'http://localhost' });
    const foreign = await stranger.certify({
      template: 'INFORMATION_SYSTEM',
      name: 'STRANGER',
      systemId: '1.2.398.999.5',
      organisation: { name: 'STRANGER', bin: '120140000017' },
    });
    for (const wrong of [
      question,
      signed.replace('991240999406', '991240999307'),
      signXml(foreign, Buffer.from(question)).toString('utf8'),
      signXml(key, Buffer.from(signed)).toString('utf8'),
      'no XML',
    ]) {
      expect((await asked(wrong)).status.code).toBe('DATA_SIGNATURE_INVALID');
    }
  });
});
