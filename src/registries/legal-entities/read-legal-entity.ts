import { OutsideFault } from '../../kernel/index.ts';
import { readAnswer } from '../answer-shape.ts';
import { type BothLanguages, inOneLine } from '../both-languages.ts';
import type { LegalEntityHead, LegalEntityRecord } from './legal-entity.ts';
import {
  type AnsweredAddress,
  type AnsweredEntry,
  type AnsweredLeader,
  type AnsweredOrganization,
  LEGAL_ENTITY_ANSWER,
  LEGAL_ENTITY_ANSWER_ROOTS,
} from './legal-entity-answer.ts';
import { LIQUIDATED_STATUSES, PROCESSED } from './legal-entity-codes.ts';

/**
 * The legal entity that was asked about; null where the registry knows none. The answer names no question: that it is
 * ours shows by the BIN. Throws OutsideFault, REFUSED or MALFORMED.
 */
export function readLegalEntity(
  xml: string,
  { bin, on }: { readonly bin: string; readonly on: string },
): LegalEntityRecord | null {
  const { Status, Organization } = readAnswer(xml, LEGAL_ENTITY_ANSWER_ROOTS, LEGAL_ENTITY_ANSWER);
  if (Status.Code !== PROCESSED) throw new OutsideFault('REFUSED');
  if (Organization === null) return null;
  if (Organization.BIN !== bin) throw new OutsideFault('MALFORMED');
  const { FullNameKz, FullNameRu, ShortNameKz, ShortNameRu, RegStatus, RegistrationDate } = Organization;
  return {
    bin,
    name: { kk: FullNameKz, ru: FullNameRu },
    shortName: textOf(ShortNameKz, ShortNameRu),
    status: entryText(RegStatus) ?? { kk: '', ru: '' },
    registeredOn: RegistrationDate,
    liquidated: isLiquidated(Organization, on),
    inactive: Organization.TaxOrgStatus === true,
    head: headOf(Organization.OrganizationLeader, on),
    address: Organization.Address === null ? null : addressOf(Organization.Address),
  };
}

function isLiquidated({ LiquidationDate, RegStatus }: AnsweredOrganization, on: string): boolean {
  if (LiquidationDate !== null) return LiquidationDate <= on;
  return RegStatus.Code !== null && LIQUIDATED_STATUSES.includes(RegStatus.Code);
}

/** Whoever lost the position heads nothing any more. */
function headOf(leader: AnsweredLeader | null, on: string): LegalEntityHead | null {
  if (leader === null) return null;
  const { Position, IIN, SurName, Name, MiddleName } = leader;
  if (Position !== null && Position.LossDate !== null && Position.LossDate <= on) return null;
  return {
    iin: IIN,
    name: [SurName, Name, MiddleName].filter((part) => part !== null).join(' '),
    position: Position === null ? null : entryText(Position.PositionType),
  };
}

function addressOf(address: AnsweredAddress): BothLanguages | null {
  const { BuildingNumber, Block, Corpus, AppartmentNumber, OfficeNumber } = address;
  const house = [BuildingNumber, Block, Corpus].filter((part) => part !== null).join('/');
  return inOneLine([
    textOf(address.DistrictKz, address.DistrictRu),
    textOf(address.RegionKz, address.RegionRu),
    textOf(address.RuralKz, address.RuralRu),
    textOf(address.CityKz, address.CityRu),
    textOf(address.StreetKz, address.StreetRu),
    house,
    AppartmentNumber ?? OfficeNumber,
  ]);
}

function entryText({ NameKz, NameRu }: AnsweredEntry): BothLanguages | null {
  return textOf(NameKz, NameRu);
}

/** What is told in one language alone stands for both. */
function textOf(kk: string | null, ru: string | null): BothLanguages | null {
  const text = kk ?? ru;
  return text === null ? null : { kk: kk ?? text, ru: ru ?? text };
}
