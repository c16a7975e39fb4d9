import { z } from 'zod';
import { DATE, FLAG, maybe, one, record, TEXT } from '../answer-shape.ts';

/* Type Response of GbdulInfoByBin_v2.xsd, as far as it is read here. */

export const LEGAL_ENTITY_ANSWER_ROOTS = [
  'Response',
  'responseDataType',
  'sendMessageResponse',
  'data',
] as const;

/** Public answers leave out the code, or a name in one of the languages. */
const ENTRY = record({ Code: maybe(TEXT), NameRu: maybe(TEXT), NameKz: maybe(TEXT) });

const ADDRESS = record({
  DistrictRu: maybe(TEXT),
  DistrictKz: maybe(TEXT),
  RegionRu: maybe(TEXT),
  RegionKz: maybe(TEXT),
  RuralRu: maybe(TEXT),
  RuralKz: maybe(TEXT),
  CityRu: maybe(TEXT),
  CityKz: maybe(TEXT),
  StreetRu: maybe(TEXT),
  StreetKz: maybe(TEXT),
  BuildingNumber: maybe(TEXT),
  Block: maybe(TEXT),
  Corpus: maybe(TEXT),
  AppartmentNumber: maybe(TEXT),
  OfficeNumber: maybe(TEXT),
});

const LEADER = record({
  Position: maybe(record({ PositionType: one(ENTRY), LossDate: maybe(DATE) })),
  IIN: maybe(TEXT),
  SurName: maybe(TEXT),
  Name: maybe(TEXT),
  MiddleName: maybe(TEXT),
});

const ORGANIZATION = record({
  BIN: one(TEXT),
  RegStatus: one(ENTRY),
  RegistrationDate: one(DATE),
  LiquidationDate: maybe(DATE),
  FullNameRu: one(TEXT),
  FullNameKz: one(TEXT),
  ShortNameRu: maybe(TEXT),
  ShortNameKz: maybe(TEXT),
  TaxOrgStatus: maybe(FLAG),
  OrganizationLeader: maybe(LEADER),
  Address: maybe(ADDRESS),
});

export const LEGAL_ENTITY_ANSWER = record({
  Status: one(record({ Code: one(TEXT) })),
  Organization: maybe(ORGANIZATION),
});

export type AnsweredEntry = z.infer<typeof ENTRY>;
export type AnsweredAddress = z.infer<typeof ADDRESS>;
export type AnsweredLeader = z.infer<typeof LEADER>;
export type AnsweredOrganization = z.infer<typeof ORGANIZATION>;
