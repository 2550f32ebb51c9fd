import { type UUID } from '@eventstore/db-client/generated/shared_pb';

const ZERO = '00000000-0000-0000-0000-000000000000';
const HEX = /^[0-9a-f]{32}$/;

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

const halfToHex = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');

/** Lower case with dashes, from either encoding; undefined where it cannot be read or is zero. */
export const readUuid = (uuid: UUID | undefined): string | undefined => {
  const structured = uuid?.getStructured();
  const hex = structured
    ? halfToHex(structured.getMostSignificantBits()) + halfToHex(structured.getLeastSignificantBits())
    : (uuid?.getString() ?? '')
        .toLowerCase()
        .replaceAll('-', '')
        .replace(/^\{(.*)\}$/, '$1');
  if (!HEX.test(hex)) return undefined;
  const id = dashed(hex);
  return id === ZERO ? undefined : id;
};

/** Most and least significant half as the signed numbers of the structured encoding. */
export const structuredHalves = (id: string): { most: bigint; least: bigint } => {
  const hex = id.replaceAll('-', '');
  return {
    most: BigInt.asIntN(64, BigInt(`0x${hex.slice(0, 16)}`)),
    least: BigInt.asIntN(64, BigInt(`0x${hex.slice(16)}`)),
  };
};
