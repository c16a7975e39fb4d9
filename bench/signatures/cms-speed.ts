import { execFileSync } from 'node:child_process';
import { systemClock } from '../../src/kernel/index.ts';
import { SandboxAuthority } from '../../src/sandbox/certification-authority/authority.ts';
import { RsaSigningKey } from '../../src/sandbox/certification-authority/rsa-signing-key.ts';
import { signCms } from '../../src/sandbox/certification-authority/sign-cms.ts';
import {
  InMemoryRevocationLists,
  RevocationJudge,
  SignatureJudge,
  TrustStore,
} from '../../src/signatures/index.ts';

const SECONDS = 2;

const authority = await SandboxAuthority.open({
  clock: systemClock,
  url: 'http://localhost',
});
const trust = new TrustStore({ roots: [authority.rootPem()], intermediates: [authority.issuingPem()] });
const lists = new InMemoryRevocationLists({ trust, clock: systemClock });
await lists.install(authority.crlDer());
await lists.install(authority.rootCrlDer());
const judge = new SignatureJudge({ trust, revocation: new RevocationJudge({ lists }) });
const key = await RsaSigningKey.generate();
const { certificate } = await authority.certify({
  surname: 'Сынақов',
  givenName: 'Әлем',
  iin: '900101400013',
  template: 'INDIVIDUAL',
  key,
});
const content = Buffer.alloc(2000, 'x');
const messages = Array.from({ length: 200 }, (_, i) =>
  signCms({ key, certificate }, { content, attached: true, signingTime: new Date(Date.now() - i * 1000) }),
);
async function rate(): Promise<number> {
  const cpu = process.cpuUsage();
  const end = performance.now() + SECONDS * 1000;
  let count = 0;
  while (performance.now() < end) {
    for (const signature of messages) {
      const verdict = await judge.verify({ signature, content, at: new Date() });
      if (verdict.state !== 'VALID') throw new Error(verdict.code);
      count++;
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  return count / ((user + system) / 1e6);
}
await rate();
const mine = await rate();
const text = execFileSync('openssl', ['speed', '-seconds', '2', 'rsa2048'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
const openssl = Number(/rsa 2048 bits\s+\S+\s+\S+\s+\S+\s+(\S+)/.exec(text)?.[1]);
console.log({ mine, openssl, ratio: mine / openssl });
