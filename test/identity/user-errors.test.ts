import 'reflect-metadata';
import { userErrorsOf } from '../../src/graphql/index.ts';
import { DomainError, DomainErrors } from '../../src/kernel/index.ts';

const fails = (error: Error) => async () => {
  throw error;
};

it('what was done is answered with no user errors', async () => {
  expect(await userErrorsOf(async () => ({ session: 1 }))).toEqual({ session: 1, userErrors: [] });
});

it('faults of the input are answered, one or several', async () => {
  const one = new DomainError('IIN_TAKEN', { path: ['input', 'iin'], values: { max: 1 } });
  const two = new DomainError('INVALID_BIN');
  const plainOne = { code: 'IIN_TAKEN', path: ['input', 'iin'], values: { max: 1 } };
  const plainTwo = { code: 'INVALID_BIN', path: undefined, values: {} };
  expect(await userErrorsOf(fails(one))).toStrictEqual({ userErrors: [plainOne] });
  expect(await userErrorsOf(fails(new DomainErrors([one, two])))).toStrictEqual({
    userErrors: [plainOne, plainTwo],
  });
});

it.each(['UNAUTHENTICATED', 'FORBIDDEN', 'TOKEN_EXPIRED', 'SESSION_ENDED'])(
  '%s is thrown on',
  async (code) => {
    const error = new DomainError(code);
    await expect(userErrorsOf(fails(error))).rejects.toBe(error);
    const among = new DomainErrors([new DomainError('IIN_TAKEN'), error]);
    await expect(userErrorsOf(fails(among))).rejects.toBe(among);
  },
);

it('what was not expected is thrown on', async () => {
  await expect(userErrorsOf(fails(new TypeError('bug')))).rejects.toThrow('bug');
});
