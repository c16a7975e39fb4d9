import { type DemonstrationPerson, staffOf } from './demonstration-person.ts';

/** Who works at the public service centres (ХҚКО/ЦОН); a head and a courier are enough at two of them. */
export const CENTRE_STAFF: readonly DemonstrationPerson[] = [
  staffOf('PSC_ASTANA', 'PSC_OPERATOR', 'Operator-Uqsas-2026', {
    surname: 'Ұқсасова',
    givenName: 'Алия',
    patronymic: 'Үлгіқызы',
    iin: '051205400250',
  }),
  staffOf('PSC_ASTANA', 'PSC_STORE', 'Store-Balama-2026', {
    surname: 'Баламаев',
    givenName: 'Рүстем',
    patronymic: 'Сынақұлы',
    iin: '050512300260',
  }),
  staffOf('PSC_ASTANA', 'PSC_COURIER', 'Courier-Ornek-2026', {
    surname: 'Өрнеков',
    givenName: 'Тимур',
    patronymic: 'Мысалұлы',
    iin: '051019300273',
  }),
  staffOf('PSC_ASTANA', 'HEAD', 'Head-Keste-2026', {
    surname: 'Кестебаев',
    givenName: 'Ерлан',
    patronymic: 'Үлгіұлы',
    iin: '050319303206',
  }),
  staffOf('PSC_AQTAU', 'PSC_OPERATOR', 'Operator-Eskiz-2026', {
    surname: 'Эскизова',
    givenName: 'Гаухар',
    patronymic: 'Сынаққызы',
    iin: '050326400286',
  }),
  staffOf('PSC_AQTAU', 'PSC_STORE', 'Store-Pishin-2026', {
    surname: 'Пішінов',
    givenName: 'Нұржан',
    patronymic: 'Үлгіұлы',
    iin: '050805300293',
  }),
  staffOf('PSC_OSKEMEN', 'PSC_OPERATOR', 'Operator-Shartty-2026', {
    surname: 'Шарттыбаева',
    givenName: 'Жібек',
    patronymic: 'Мысалқызы',
    iin: '050112400301',
  }),
  staffOf('PSC_OSKEMEN', 'PSC_STORE', 'Store-Jattygu-2026', {
    surname: 'Жаттығаев',
    givenName: 'Ербол',
    patronymic: 'Сынақұлы',
    iin: '050619300311',
  }),
  staffOf('PSC_OSKEMEN', 'PSC_COURIER', 'Courier-Jol-2026', {
    surname: 'Жолбаев',
    givenName: 'Асқар',
    patronymic: 'Мысалұлы',
    iin: '050319303216',
  }),
  staffOf('PSC_OSKEMEN', 'HEAD', 'Head-Taqta-2026', {
    surname: 'Тақтаев',
    givenName: 'Мұрат',
    patronymic: 'Сынақұлы',
    iin: '050319303226',
  }),
];
