import { Api } from '../../demo/api.ts';
import { Company } from '../../demo/walk/company.ts';
import { pathsOf } from '../../demo/walk/paths.ts';
import { Walker } from '../../demo/walk/walker.ts';
import type { RunningServer } from '../support/running-server.ts';
import { processesOf } from '../walk/declared-processes.ts';

/** Has what is asked for issued, by the shortest way of those acts and channels, one after another. */
export async function walked(
  server: RunningServer,
  ways: readonly (readonly [regulation: string, channel: string])[],
): Promise<void> {
  const company = await Company.gather(new Api(server.url, 'ru'), server.sandbox.url);
  const none = () => Promise.resolve();
  const hooks = { expirePayment: none, forgetApplicants: none };
  for (const [regulation, channel] of ways) {
    const process = processesOf().find((one) => one.regulation === regulation && one.channel === channel);
    if (process === undefined) throw new Error(`no process ${regulation} ${channel}`);
    const [path] = pathsOf(process)
      .filter(({ end }) => end === 'GRANTED')
      .toSorted((one, other) => one.turns.length - other.turns.length);
    if (path === undefined) throw new Error(`no way to a result ${regulation} ${channel}`);
    await new Walker(process, path, company, hooks).walk();
  }
}
