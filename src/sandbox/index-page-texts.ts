import type { Language } from '../kernel/index.ts';
import type { DemonstrationRole, OrganisationCode } from './people/demonstration-person.ts';

interface Texts {
  readonly title: string;
  readonly systems: string;
  readonly records: string;
  readonly recordsNote: string;
  readonly people: string;
  readonly peopleNote: string;
  readonly name: string;
  readonly number: string;
  readonly role: string;
  readonly organisation: string;
  readonly password: string;
  readonly roles: Readonly<Record<DemonstrationRole, string>>;
  readonly organisations: Readonly<Record<OrganisationCode, string>>;
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  kk: {
    title: 'Qyzmet: сыртқы жүйелердің имитациясы',
    systems: 'Жүйелер',
    records: 'Тізілімдердегі басқа жазбалар',
    recordsNote:
      'Есептік жазбасы жоқ, қайтыс болған, әрекетке қабілетсіз адамдар, заңды тұлғалар мен сенімхаттар осында:',
    people: 'Көрсетуге арналған адамдар',
    peopleNote: 'Барлығы ойдан шығарылған. ЭЦҚ кілттері мен құпиясөздер осында:',
    name: 'Аты-жөні',
    number: 'ЖСН / БСН / СТН',
    role: 'Рөлі',
    organisation: 'Ұйымы',
    password: 'Құпиясөз',
    roles: {
      APPLICANT: 'Қызмет алушы',
      CLERK: 'Кеңсе қызметкері',
      UNIT_HEAD: 'Бөлім басшысы',
      EXECUTOR: 'Жауапты орындаушы',
      HEAD: 'Басшы',
      PSC_OPERATOR: 'ХҚКО операторы',
      PSC_STORE: 'ХҚКО жинақтау секторының қызметкері',
      PSC_COURIER: 'ХҚКО курьері',
      INTEGRATOR: 'Ақпараттық жүйе (интегратор)',
      ADMINISTRATOR: 'Әкімші',
    },
    organisations: {
      INFORMATION_AND_ARCHIVES_COMMITTEE: 'Ақпарат және мұрағат комитеті',
      INFORMATION_COMMITTEE: 'Ақпарат комитеті',
      MANGYSTAU_INTERNAL_POLICY: 'Маңғыстау облыстық ішкі саясат басқармасы',
      EAST_KAZAKHSTAN_INTERNAL_POLICY: 'Шығыс Қазақстан облыстық ішкі саясат басқармасы',
      PSC_ASTANA: 'ХҚКО, Астана',
      PSC_AQTAU: 'ХҚКО, Ақтау',
      PSC_OSKEMEN: 'ХҚКО, Өскемен',
    },
  },
  ru: {
    title: 'Qyzmet: имитация внешних систем',
    systems: 'Системы',
    records: 'Другие записи реестров',
    recordsNote:
      'Лица без учетной записи, умерший, недееспособный, юридические лица и доверенности перечислены здесь:',
    people: 'Лица для демонстрации',
    peopleNote: 'Все вымышлены. Ключи ЭЦП и пароли здесь:',
    name: 'Ф. И. О.',
    number: 'ИИН / БИН / РНН',
    role: 'Роль',
    organisation: 'Организация',
    password: 'Пароль',
    roles: {
      APPLICANT: 'Услугополучатель',
      CLERK: 'Сотрудник канцелярии',
      UNIT_HEAD: 'Начальник отдела',
      EXECUTOR: 'Ответственный исполнитель',
      HEAD: 'Руководитель',
      PSC_OPERATOR: 'Оператор ЦОН',
      PSC_STORE: 'Сотрудник накопительного сектора ЦОН',
      PSC_COURIER: 'Курьер ЦОН',
      INTEGRATOR: 'Информационная система (интегратор)',
      ADMINISTRATOR: 'Администратор',
    },
    organisations: {
      INFORMATION_AND_ARCHIVES_COMMITTEE: 'Комитет информации и архивов',
      INFORMATION_COMMITTEE: 'Комитет информации',
      MANGYSTAU_INTERNAL_POLICY: 'Управление внутренней политики Мангистауской области',
      EAST_KAZAKHSTAN_INTERNAL_POLICY: 'Управление внутренней политики Восточно-Казахстанской области',
      PSC_ASTANA: 'ЦОН, Астана',
      PSC_AQTAU: 'ЦОН, Актау',
      PSC_OSKEMEN: 'ЦОН, Усть-Каменогорск',
    },
  },
};

/** What can be asked, and what it is for. */
export const ADDRESSES = [
  {
    address: 'POST /payments/charges',
    kk: 'Төлем шлюзі: төлем ашу',
    ru: 'Платежный шлюз: открыть платеж',
  },
  {
    address: 'GET /payments/charges/{reference}',
    kk: 'Төлем шлюзі: төлемнің күйі',
    ru: 'Платежный шлюз: состояние платежа',
  },
  {
    address: 'GET, POST /payments/checkout/{reference}',
    kk: 'Төлем шлюзі: төлеушінің беті (outcome=paid немесе outcome=failed)',
    ru: 'Платежный шлюз: страница плательщика (outcome=paid или outcome=failed)',
  },
  {
    address: 'POST /payments/charges/{reference}/refund',
    kk: 'Төлем шлюзі: ақшаны қайтару',
    ru: 'Платежный шлюз: возврат денег',
  },
  {
    link: '/control/payments',
    kk: 'Төлем шлюзі: барлық төлемдер',
    ru: 'Платежный шлюз: все платежи',
  },
  {
    address: 'POST /control/payments/{reference}',
    kk: 'Төлем шлюзі: кеш төлеу, төлемді өткізбеу, қайта хабарлау, ақшаны қайтару (PAY, FAIL, TELL, REFUND)',
    ru: 'Платежный шлюз: оплатить с опозданием, отклонить, сообщить еще раз, вернуть деньги (PAY, FAIL, TELL, REFUND)',
  },
  {
    address: 'POST /phone/scan',
    kk: 'eGov Mobile қосымшасы бар телефон: QR-код арқылы қол қою ({qrText, iin})',
    ru: 'Телефон с приложением eGov Mobile: подписание по QR-коду ({qrText, iin})',
  },
  {
    link: '/ca/root.pem',
    kk: 'Куәландыру орталығы: негізгі куәлік',
    ru: 'Удостоверяющий центр: корневое свидетельство',
  },
  {
    link: '/ca/issuing.pem',
    kk: 'Куәландыру орталығы: куәлік беруші орталықтың куәлігі',
    ru: 'Удостоверяющий центр: свидетельство выдающего центра',
  },
  {
    link: '/ca/crl',
    kk: 'Қайта шақырылған тіркеу куәліктерінің тізімі',
    ru: 'Список отозванных регистрационных свидетельств',
  },
  {
    link: '/ca/delta-crl',
    kk: 'Қайта шақырылған тіркеу куәліктері тізіміндегі өзгерістер (delta CRL)',
    ru: 'Изменения списка отозванных регистрационных свидетельств (delta CRL)',
  },
  {
    address: 'POST /ca/ocsp',
    kk: 'Тіркеу куәлігінің мәртебесін тексеру (OCSP)',
    ru: 'Проверка статуса регистрационного свидетельства (OCSP)',
  },
  {
    link: '/ca/root-crl',
    kk: 'Негізгі орталықтың қайта шақырылған куәліктер тізімі',
    ru: 'Список отозванных свидетельств корневого центра',
  },
  {
    link: '/ca/gost/root.pem',
    kk: 'Куәландыру орталығы (МЕМСТ кілттері): негізгі куәлік',
    ru: 'Удостоверяющий центр (ключи ГОСТ): корневое свидетельство',
  },
  {
    link: '/ca/gost/issuing.pem',
    kk: 'Куәландыру орталығы (МЕМСТ кілттері): куәлік беруші орталықтың куәлігі',
    ru: 'Удостоверяющий центр (ключи ГОСТ): свидетельство выдающего центра',
  },
  {
    link: '/ca/gost/crl',
    kk: 'Қайта шақырылған тіркеу куәліктерінің тізімі (МЕМСТ кілттері)',
    ru: 'Список отозванных регистрационных свидетельств (ключи ГОСТ)',
  },
  {
    link: '/ca/gost/root-crl',
    kk: 'Негізгі орталықтың қайта шақырылған куәліктер тізімі (МЕМСТ кілттері)',
    ru: 'Список отозванных свидетельств корневого центра (ключи ГОСТ)',
  },
  {
    address: 'POST /ca/issue',
    kk: 'Куәландыру орталығы: кілт пен тіркеу куәлігін беру (PKCS#12)',
    ru: 'Удостоверяющий центр: выдать ключ и регистрационное свидетельство (PKCS#12)',
  },
  {
    link: '/control/ca',
    kk: 'Берілген тіркеу куәліктері; PUT арқылы қайта шақырылады, тоқтатылады, қалпына келтіріледі',
    ru: 'Выданные регистрационные свидетельства; через PUT отзываются, приостанавливаются, возобновляются',
  },
  { link: '/mail', kk: 'Жіберілген хаттар (?to=мекенжай)', ru: 'Отправленные письма (?to=адрес)' },
  {
    link: '/control/registries/page',
    kk: 'Тізілімдердегі деректерді өзгерту: қайтыс болу, тарату, сенімхатты қайтарып алу',
    ru: 'Изменить данные реестров: смерть, ликвидация, отмена доверенности',
  },
  {
    address: 'POST /gateway/async',
    kk: '«Электрондық үкімет» шлюзі (ЭҮШ): асинхронды арна, SOAP',
    ru: 'Шлюз «электронного правительства» (ШЭП): асинхронный канал, SOAP',
  },
  {
    address: 'POST /gateway/sync',
    kk: '«Электрондық үкімет» шлюзі (ЭҮШ): синхронды арна, SOAP; ол арқылы «Жеке тұлғалар» және «Заңды тұлғалар» мемлекеттік деректер қорлары (ЖТ МДҚ, ЗТ МДҚ), Бірыңғай нотариаттық ақпараттық жүйе (БНАЖ)',
    ru: 'Шлюз «электронного правительства» (ШЭП): синхронный канал, SOAP; через него государственные базы данных «Физические лица» и «Юридические лица» (ГБД ФЛ, ГБД ЮЛ), Единая нотариальная информационная система (ЕНИС)',
  },
  {
    link: '/gateway/messages',
    kk: '«Электрондық үкімет» шлюзіне (ЭҮШ) келген хабарлар (?correlationId=…)',
    ru: 'Сообщения, пришедшие на шлюз «электронного правительства» (ШЭП) (?correlationId=…)',
  },
  {
    address: 'POST /control/gateway/tell',
    kk: 'ЭҮШ хабарламаға не болғанын серверге хабарлайды',
    ru: 'ШЭП сообщает серверу, что стало с сообщением',
  },
  {
    address: 'POST /control/gateway/ask',
    kk: 'Халыққа қызмет көрсету орталықтарының жүйесі атынан өтінімнің күйін немесе нәтижені API-ден сұрау',
    ru: 'Спросить у API состояние заявки или проверить результат от имени системы центров обслуживания населения',
  },
  {
    link: '/control/faults',
    kk: 'Тізілімдердің, ЭҮШ-тің, CRL мен OCSP-нің, поштаның ақаулары; PUT арқылы қосылады',
    ru: 'Неисправности реестров, ШЭП, CRL и OCSP, почты; включаются через PUT',
  },
] as const;
