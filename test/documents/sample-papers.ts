import type { PaperData, PaperRow } from '../../src/documents/index.ts';
import { message } from '../../src/kernel/index.ts';

const url = (number: string) => `https://qyzmet.example.kz/verify/${number}`;
const row = (key: string, kk: string, ru = kk): PaperRow => ({ label: message(key), kk, ru });
const field = (edition: string, name: string, kk: string, ru = kk) =>
  row(`editions/${edition}:form.field.${name}.label`, kk, ru);

const common = {
  issuedAt: new Date('2026-11-22T06:30:00Z'),
  request: {
    number: '30300001255602',
    applicant: 'ҚҰНАНБАЕВА ІҢКӘР ҺАМИТҚЫЗЫ',
    sentAt: new Date('2026-11-07T05:00:00Z'),
  },
  signer: 'МАШЫҚОВ НҰРЛАН СЫНАҚҰЛЫ',
};

function paper(
  edition: string,
  kind: PaperData['kind'],
  number: string,
  act: { number: string; date: string; paragraph: string },
  rest: Partial<PaperData>,
): PaperData {
  return {
    ...common,
    kind,
    number,
    issuer: message(`editions/${edition}:provider`),
    title: message(`editions/${edition}:result.${kind}.title`),
    act: message('requests:basis', {
      act: { key: `editions/${edition}:act.title` },
      number: act.number,
      date: new Date(`${act.date}T00:00:00+05:00`),
      paragraph: act.paragraph,
    }),
    rows: [],
    verificationUrl: url(number),
    ...rest,
  };
}

/** One of each kind, of invented people and papers. */
export const SAMPLE_PAPERS: Readonly<Record<string, PaperData>> = {
  'media-certificate': paper(
    '418-2011',
    'MEDIA_CERTIFICATE',
    '2026-7Q2M-XK4D-9TRB',
    { number: '418', date: '2011-12-29', paragraph: '7' },
    {
      rows: [
        field('418-2011', 'title', '«Ұлы дала үні»', '«Ұлы дала үні»'),
        field('418-2011', 'kind', 'газет', 'газета'),
        field('418-2011', 'languages', 'қазақ, орыс', 'казахский, русский'),
        field('418-2011', 'periodicity', 'апта сайын', 'еженедельно'),
        field('418-2011', 'territory', 'Қазақстан Республикасы', 'Республика Казахстан'),
        field(
          '418-2011',
          'topics',
          'ақпараттық, мәдени-ағартушылық',
          'информационная, культурно-просветительская',
        ),
        field(
          '418-2011',
          'owner',
          '«Дала баспасөзі» жауапкершілігі шектеулі серіктестігі',
          'Товарищество с ограниченной ответственностью «Дала баспасөзі»',
        ),
        field('418-2011', 'editorInChief', 'Мысалова Әсем Үлгіқызы'),
        field(
          '418-2011',
          'address',
          'Астана қаласы, Мәңгілік Ел даңғылы, 8-үй',
          'город Астана, проспект Мәңгілік Ел, дом 8',
        ),
      ],
    },
  ),
  'foreign-periodicals-reference': paper(
    '57-2012',
    'FOREIGN_PERIODICALS_REFERENCE',
    '2026-3HW9-0PZC-N6VE',
    { number: '57', date: '2012-04-04', paragraph: '9' },
    {
      rows: [
        field('57-2012', 'region', 'Маңғыстау облысы', 'Мангистауская область'),
        field(
          '57-2012',
          'periodicals',
          '1. «Deniz ve Liman»; Түркия; түрік; экономикалық; ай сайын; 500',
          '1. «Deniz ve Liman»; Турция; турецкий; экономическая; ежемесячно; 500',
        ),
        field(
          '57-2012',
          'periodicals',
          '2. «Вокруг моря»; Ресей; орыс; балаларға арналған; тоқсан сайын; 1200',
          '2. «Вокруг моря»; Россия; русский; детская; ежеквартально; 1200',
        ),
        field(
          '57-2012',
          'periodicals',
          '3. «Caspian Oil Review»; Біріккен Корольдік; ағылшын; ғылыми-техникалық; апта сайын; 80',
          '3. «Caspian Oil Review»; Соединенное Королевство; английский; научно-техническая; еженедельно; 80',
        ),
      ],
    },
  ),
  'archival-reference': paper(
    '178-2012-2',
    'ARCHIVAL_REFERENCE',
    '2026-K51T-8YGA-2MSX',
    { number: '178', date: '2012-11-07', paragraph: '8' },
    {
      rows: [
        field('178-2012-2', 'subjectName', 'Үлгібаев Өмірзақ Ғаниұлы'),
        field('178-2012-2', 'organisation', '«Қызыл ту» ұжымшары', 'колхоз «Қызыл ту»'),
        field('178-2012-2', 'periodFrom', '1961'),
        field('178-2012-2', 'periodTo', '1974'),
        row(
          'requests:archivalExtract.text',
          '«Қызыл ту» ұжымшарының еңбекақы кітаптарында Үлгібаев Өмірзақ Ғаниұлының 1961 жылғы наурыздан 1974 жылғы желтоқсанға дейін жұмыс істегені, 1961 жылы 274, 1962 жылы 301 еңбеккүн есептелгені жазылған. 1975 жылғы құжаттар мұрағатқа тапсырылмаған.',
        ),
        row(
          'requests:archivalExtract.sources',
          '812-қор, 2-тізімдеме, 45-іс, 12–14-п.',
          'ф. 812, оп. 2, д. 45, л. 12–14',
        ),
        row(
          'requests:archivalExtract.sources',
          '812-қор, 2-тізімдеме, 46а-іс, 3-п.',
          'ф. 812, оп. 2, д. 46а, л. 3',
        ),
      ],
    },
  ),
  'apostille-stamp': paper(
    '178-2012-1',
    'APOSTILLE_STAMP',
    '2026-ZB6N-4RQ0-CJ8D',
    { number: '178', date: '2012-11-07', paragraph: '8' },
    {
      rows: [
        field('178-2012-1', 'documentKind', 'мұрағаттық анықтама', 'архивная справка'),
        field('178-2012-1', 'documentNumber', '04-17/112'),
        field('178-2012-1', 'documentDate', '2026 жылғы 2 қараша', '2 ноября 2026 года'),
        field('178-2012-1', 'destinationCountry', 'Германия'),
      ],
      apostilled: {
        signedBy: 'Көшірмебаева Гүлнәр Мысалқызы',
        capacity: 'бөлім басшысы',
        sealOf: 'Қазақстан Республикасының Орталық мемлекеттік мұрағаты',
      },
    },
  ),
  'reasoned-refusal': paper(
    '57-2012',
    'REASONED_REFUSAL',
    '2026-V9E2-M7KX-5AHT',
    { number: '57', date: '2012-04-04', paragraph: '9' },
    {
      rows: [
        row(
          'requests:refusalPaper.grounds',
          'Есепке алу үшін қажетті құжаттар ұсынылмаған',
          'Не представлены документы, необходимые для учета',
        ),
        row(
          'requests:refusalPaper.grounds',
          'Ұсынылған мәліметтер толық емес немесе дәйексіз',
          'Представленные сведения неполны или недостоверны',
        ),
        row(
          'requests:refusalPaper.sources',
          'Қазақстан Республикасы Үкіметінің 2002 жылғы 29 шілдедегі № 843 қаулысымен бекітілген Ереженің 12-тармағы',
          'пункт 12 Правил, утвержденных постановлением Правительства Республики Казахстан от 29 июля 2002 года № 843',
        ),
        row(
          'requests:refusalPaper.reasoning',
          'Өтінішке басылымның үлгі нөмірі қоса берілмеген, ал «Вокруг моря» журналының таралымы екі жерде әртүрлі көрсетілген: 1 200 және 2 100 дана. Кемшіліктер жойылғаннан кейін өтініш қайта берілуі мүмкін.',
        ),
        row('requests:refusalPaper.phones', '8(7292) 42-66-10', '8(7292) 42-66-10'),
      ],
    },
  ),
  'readiness-notice': paper(
    '178-2012-2',
    'READINESS_NOTICE',
    '2026-6DPC-W3F1-YN4G',
    { number: '178', date: '2012-11-07', paragraph: '7' },
    {
      rows: [
        field('178-2012-2', 'kind', 'әлеуметтік-құқықтық', 'социально-правовой'),
        field('178-2012-2', 'subjectName', 'Үлгібаев Өмірзақ Ғаниұлы'),
        field('178-2012-2', 'periodFrom', '1961'),
        field('178-2012-2', 'periodTo', '1974'),
      ],
    },
  ),
};
