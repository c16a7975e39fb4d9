/** What a citizen applies with to have a newspaper registered. */
export const NEWSPAPER = {
  kind: 'PERIODICAL',
  title: 'Мысал жаршысы',
  languages: ['kk', 'ru'],
  territory: ['KZ'],
  topics: ['NEWS'],
  periodicity: 'WEEKLY',
  distributionForm: 'NEWSPAPER',
  owner: 'Мысалова Айгүл Үлгіқызы',
  editorInChief: 'Үлгібаев Ерлан Мысалұлы',
  address: 'Астана қаласы, Мысал көшесі, 1',
  phone: '+7 7172 000000',
  applicationType: 'REGISTRATION',
};
