import 'reflect-metadata';
import { EDITION_178_2012_3 as edition } from '../../src/catalogue/editions/178-2012-3/index.ts';
import {
  Catalogue,
  catalogueNode,
  EDITIONS,
  type EditionDeclaration,
  stepView,
} from '../../src/catalogue/index.ts';

const older: EditionDeclaration = {
  ...edition,
  key: '418-2011',
  act: { ...edition.act, date: '2011-12-26', registeredOn: '2011-12-28' },
  validity: { from: null, until: '2012-11-07' },
};
const newer: EditionDeclaration = {
  ...edition,
  key: '322-2019',
  act: { ...edition.act, date: '2019-09-02', registeredOn: '2019-09-06' },
  validity: { from: null, until: '2020-04-02' },
};
const regional: EditionDeclaration = {
  ...edition,
  key: '57-2012',
  service: 'FOREIGN_PERIODICALS',
  region: '47',
};
const editions = [older, newer, edition, regional];

describe('the catalogue', () => {
  it('knows the four services', () => {
    const { services } = new Catalogue({ editions });
    expect(services.map(({ code }) => code)).toEqual([
      'MEDIA_REGISTRATION',
      'FOREIGN_PERIODICALS',
      'ARCHIVAL_REFERENCE',
      'APOSTILLE',
    ]);
  });

  it('tells editions newest first', () => {
    const keys = new Catalogue({ editions }).editionsOf('MEDIA_REGISTRATION').map(({ key }) => key);
    expect(keys).toEqual(['322-2019', '178-2012-3', '418-2011']);
  });

  it('gives a new request the newest edition, and takes no older one that it names', () => {
    const catalogue = new Catalogue({ editions });
    expect(catalogue.currentEdition('MEDIA_REGISTRATION')).toBe(newer);
    const taken = [...editions.map(({ key }) => key), 'no-such', 'all'].filter((key) =>
      catalogue.takesNewRequests(key),
    );
    expect(taken).toEqual(['322-2019', '57-2012']);
  });

  it('takes the newest of each region, where one act is for several', () => {
    const elsewhere: EditionDeclaration = { ...regional, key: '183-2015', region: '63' };
    const olderThere: EditionDeclaration = {
      ...elsewhere,
      key: '1-2010',
      act: { ...edition.act, date: '2010-01-01' },
      validity: { from: '2010-02-01', until: '2011-01-01' },
    };
    const catalogue = new Catalogue({ editions: [olderThere, regional, elsewhere] });
    const taken = ['57-2012', '183-2015', '1-2010'].filter((key) => catalogue.takesNewRequests(key));
    expect(taken).toEqual(['57-2012', '183-2015']);
  });

  it('takes every edition by the setting "all", and gives the newest where none is named', () => {
    const catalogue = new Catalogue({ editions, accepting: ['all'] });
    expect(editions.filter(({ key }) => !catalogue.takesNewRequests(key))).toEqual([]);
    expect(catalogue.takesNewRequests('no-such')).toBe(false);
    expect(catalogue.takesNewRequests('all')).toBe(false);
    expect(catalogue.currentEdition('MEDIA_REGISTRATION')).toBe(newer);
  });

  it('does not take "all" for the key of an edition where it is named beside one', () => {
    expect(() => new Catalogue({ editions, accepting: ['all', '418-2011'] })).toThrow(
      'EDITION_UNKNOWN at all',
    );
  });

  it('takes none where the setting names none', () => {
    const catalogue = new Catalogue({ editions, accepting: [] });
    expect(editions.filter(({ key }) => catalogue.takesNewRequests(key))).toEqual([]);
    expect(catalogue.currentEdition('MEDIA_REGISTRATION')).toBeNull();
  });

  it('keeps to the editions that the setting names', () => {
    const catalogue = new Catalogue({ editions, accepting: ['178-2012-3'] });
    expect(catalogue.currentEdition('MEDIA_REGISTRATION')).toBe(edition);
    expect(catalogue.takesNewRequests('322-2019')).toBe(false);
    expect(catalogue.currentEdition('FOREIGN_PERIODICALS', '47')).toBeNull();
  });

  it('gives a regional edition to its region only', () => {
    const catalogue = new Catalogue({ editions });
    expect(catalogue.currentEdition('FOREIGN_PERIODICALS', '47')).toBe(regional);
    expect(catalogue.currentEdition('FOREIGN_PERIODICALS', '63')).toBeNull();
    expect(catalogue.currentEdition('FOREIGN_PERIODICALS')).toBeNull();
  });

  it('answers null for what it does not have', () => {
    const catalogue = new Catalogue({ editions: [edition] });
    expect(catalogue.edition('322-2019')).toBeNull();
    expect(catalogue.currentEdition('APOSTILLE')).toBeNull();
  });

  it('does not open on a faulty declaration', () => {
    const broken: EditionDeclaration = { ...edition, participants: [] };
    expect(() => new Catalogue({ editions: [broken] })).toThrow('PARTICIPANT_UNKNOWN at 178-2012-3');
  });

  it('does not open on two editions of one key, nor on a setting that names none', () => {
    expect(() => new Catalogue({ editions: [edition, edition] })).toThrow('EDITION_REPEATED');
    expect(() => new Catalogue({ editions: [edition], accepting: ['nope'] })).toThrow(
      'EDITION_UNKNOWN at nope',
    );
  });

  it('does not open on editions of one service and region in force at the same time', () => {
    const from = (
      key: string,
      start: string,
      end: string | null,
      region: string | null,
    ): EditionDeclaration => ({
      ...edition,
      key,
      region,
      validity: { from: start, until: end },
    });
    const first = from('a', '2012-01-01', '2015-01-01', null);
    expect(() => new Catalogue({ editions: [first, from('b', '2014-12-31', null, null)] })).toThrow(
      'VALIDITY_OVERLAPS',
    );
    expect(() => new Catalogue({ editions: [first, from('b', '2015-01-01', null, null)] })).not.toThrow();
    expect(() => new Catalogue({ editions: [first, from('b', '2013-01-01', null, '47')] })).not.toThrow();
  });
});

describe('the editions of the product', () => {
  it('are seven, of which the newest of each service and region take new requests', () => {
    const catalogue = new Catalogue({ editions: EDITIONS });
    const taking = (one: EditionDeclaration) => catalogue.takesNewRequests(one.key);
    expect(catalogue.editions.map((one) => [one.key, one.service, one.region, taking(one)])).toEqual([
      ['322-2019', 'MEDIA_REGISTRATION', null, true],
      ['183-2015', 'FOREIGN_PERIODICALS', '63', true],
      ['178-2012-1', 'APOSTILLE', null, true],
      ['178-2012-2', 'ARCHIVAL_REFERENCE', null, true],
      ['178-2012-3', 'MEDIA_REGISTRATION', null, false],
      ['57-2012', 'FOREIGN_PERIODICALS', '47', true],
      ['418-2011', 'MEDIA_REGISTRATION', null, false],
    ]);
  });
});

describe('things of the catalogue by their ids', () => {
  const catalogue = new Catalogue({ editions: [edition] });

  it('are services and regulations', () => {
    expect(catalogueNode(catalogue, 'svc_APOSTILLE')).toEqual({ code: 'APOSTILLE' });
    expect(catalogueNode(catalogue, 'reg_178-2012-3')).toBe(edition);
  });

  it.each(['svc_NOTHING', 'reg_', 'reg_322-2019', 'req_1', 'APOSTILLE', '', 'svc_constructor'])(
    'are not there for %p',
    (id) => {
      expect(catalogueNode(catalogue, id)).toBeNull();
    },
  );

  it('include steps by key, and no step that is not there', () => {
    expect(stepView(edition, 'PORTAL.PROCESS.5')).toMatchObject({ number: 5, refusal: true, clause: '6-8' });
    expect(stepView(edition, 'PORTAL.PROCESS.5')).toBe(stepView(edition, 'PORTAL.PROCESS.5'));
    expect(() => stepView(edition, 'PSC.PROCESS.1')).toThrow('no step');
  });
});
