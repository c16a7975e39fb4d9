import 'reflect-metadata';
import { PersonLoader } from '../../src/identity/index.ts';
import {
  applicant,
  COMMITTEE,
  createIdentityFixture,
  type IdentityFixture,
  IIN,
  refusalsOf,
} from './identity-fixture.ts';

let fixture: IdentityFixture;
beforeAll(async () => {
  fixture = await createIdentityFixture();
});
afterAll(() => fixture.drop());

const employ = (
  iin: string,
  name: string,
  role: 'CLERK' | 'EXECUTOR' | 'APPLICANT',
  organisation: string | null,
) =>
  fixture.identity.createStaffMember.run({ ...applicant(iin, { name }), role, organisation, language: 'ru' });

it('staff are listed by organisation and role, by name', async () => {
  const second = await employ(IIN.first, 'Жұмабаева Салтанат', 'EXECUTOR', COMMITTEE);
  const first = await employ(IIN.second, 'Ахметов Данияр', 'EXECUTOR', COMMITTEE);
  await employ(IIN.third, 'Оспанов Ерлан', 'CLERK', COMMITTEE);
  await employ('050315500014', 'Беков Нұрлан', 'EXECUTOR', 'ANOTHER_ORGANISATION');
  expect(await fixture.identity.people.listStaff(COMMITTEE, 'EXECUTOR')).toEqual([first, second]);
  expect(await fixture.identity.people.listStaff(COMMITTEE, 'HEAD')).toEqual([]);
});

it('people asked for together are read by one statement, and nobody is null', async () => {
  const [someone] = await fixture.identity.people.listStaff(COMMITTEE, 'CLERK');
  const reads: (readonly string[])[] = [];
  const counting = {
    findByIds: (ids: readonly string[]) => {
      reads.push(ids);
      return fixture.identity.people.findByIds(ids);
    },
  };
  const loader = new PersonLoader(counting);
  const nobody = '0190f3c2-0000-7000-8000-000000000000';
  const id = someone?.id ?? '';
  expect(await Promise.all([loader.load(id), loader.load(nobody), loader.load(id)])).toEqual([
    someone,
    null,
    someone,
  ]);
  expect(reads).toEqual([[id, nobody]]);
});

it('a member of staff is refused with an organisation that is no code, an applicant with any, and a taken IIN', async () => {
  const wrong = ['input.organisation: INVALID_ORGANISATION'];
  expect(await refusalsOf(() => employ(IIN.nobody, 'Беков', 'CLERK', 'a; b'))).toEqual(wrong);
  expect(await refusalsOf(() => employ(IIN.nobody, 'Беков', 'APPLICANT', COMMITTEE))).toEqual(wrong);
  expect(await refusalsOf(() => employ(IIN.first, 'Беков', 'CLERK', COMMITTEE))).toEqual([
    'input.iin: IIN_TAKEN',
  ]);
});
