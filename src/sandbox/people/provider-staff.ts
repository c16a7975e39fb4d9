import { type DemonstrationPerson, headOf, staffOf } from './demonstration-person.ts';

/** Who works for the providers of the services. */
export const PROVIDER_STAFF: readonly DemonstrationPerson[] = [
  staffOf('INFORMATION_AND_ARCHIVES_COMMITTEE', 'UNIT_HEAD', 'Unit-Nobai-2026', {
    surname: 'Нобаева',
    givenName: 'Әсел',
    patronymic: 'Сынаққызы',
    iin: '050405400097',
  }),
  staffOf('INFORMATION_COMMITTEE', 'CLERK', 'Clerk-Nusqa-2026', {
    surname: 'Нұсқабаева',
    givenName: 'Ләззат',
    patronymic: 'Үлгіқызы',
    iin: '050912400102',
  }),
  staffOf('INFORMATION_COMMITTEE', 'UNIT_HEAD', 'Unit-Boljam-2026', {
    surname: 'Болжамов',
    givenName: 'Серік',
    patronymic: 'Мысалұлы',
    iin: '050219300119',
  }),
  staffOf('INFORMATION_COMMITTEE', 'EXECUTOR', 'Executor-Dolbar-2026', {
    surname: 'Долбарова',
    givenName: 'Жанар',
    patronymic: 'Сынаққызы',
    iin: '050726400121',
  }),
  staffOf('INFORMATION_COMMITTEE', 'EXECUTOR', 'Executor-Qiyal-2026', {
    surname: 'Қиялов',
    givenName: 'Бауыржан',
    patronymic: 'Үлгіұлы',
    iin: '051205300135',
  }),
  headOf(
    'INFORMATION_COMMITTEE',
    { name: 'Ақпарат комитеті (сынақ)', bin: '991240999703' },
    'Head-Eles-2026',
    { surname: 'Елесов', givenName: 'Қанат', patronymic: 'Мысалұлы', iin: '050512300141' },
  ),
  staffOf('MANGYSTAU_INTERNAL_POLICY', 'CLERK', 'Clerk-Beine-2026', {
    surname: 'Бейнебаева',
    givenName: 'Индира',
    patronymic: 'Мысалқызы',
    iin: '051019400150',
  }),
  staffOf('MANGYSTAU_INTERNAL_POLICY', 'UNIT_HEAD', 'Unit-Sulba-2026', {
    surname: 'Сұлбаева',
    givenName: 'Роза',
    patronymic: 'Үлгіқызы',
    iin: '050326400167',
  }),
  staffOf('MANGYSTAU_INTERNAL_POLICY', 'EXECUTOR', 'Executor-Joba-2026', {
    surname: 'Жобаев',
    givenName: 'Олжас',
    patronymic: 'Сынақұлы',
    iin: '050805300174',
  }),
  staffOf('MANGYSTAU_INTERNAL_POLICY', 'EXECUTOR', 'Executor-Maket-2026', {
    surname: 'Макетова',
    givenName: 'Динара',
    patronymic: 'Мысалқызы',
    iin: '050112400183',
  }),
  headOf(
    'MANGYSTAU_INTERNAL_POLICY',
    { name: 'Маңғыстау облыстық ішкі саясат басқармасы (сынақ)', bin: '991240999604' },
    'Head-Synama-2026',
    { surname: 'Сынамаев', givenName: 'Талғат', patronymic: 'Үлгіұлы', iin: '050619300193' },
  ),
  staffOf('EAST_KAZAKHSTAN_INTERNAL_POLICY', 'CLERK', 'Clerk-Saual-2026', {
    surname: 'Сауалова',
    givenName: 'Меруерт',
    patronymic: 'Сынаққызы',
    iin: '051126400201',
  }),
  staffOf('EAST_KAZAKHSTAN_INTERNAL_POLICY', 'UNIT_HEAD', 'Unit-Oiyn-2026', {
    surname: 'Ойынов',
    givenName: 'Арман',
    patronymic: 'Мысалұлы',
    iin: '050405300219',
  }),
  staffOf('EAST_KAZAKHSTAN_INTERNAL_POLICY', 'EXECUTOR', 'Executor-Ertegi-2026', {
    surname: 'Ертегіев',
    givenName: 'Данияр',
    patronymic: 'Үлгіұлы',
    iin: '050912300225',
  }),
  staffOf('EAST_KAZAKHSTAN_INTERNAL_POLICY', 'EXECUTOR', 'Executor-Jumbaq-2026', {
    surname: 'Жұмбақова',
    givenName: 'Камила',
    patronymic: 'Сынаққызы',
    iin: '050219400234',
  }),
  headOf(
    'EAST_KAZAKHSTAN_INTERNAL_POLICY',
    { name: 'Шығыс Қазақстан облыстық ішкі саясат басқармасы (сынақ)', bin: '991240999505' },
    'Head-Joramal-2026',
    { surname: 'Жорамалова', givenName: 'Бибігүл', patronymic: 'Мысалқызы', iin: '050726400240' },
  ),
];
