import { type UUID } from '@eventstore/db-client/generated/shared_pb';

const ZERO = '00000000-0000-0000-0000-000000000000';
const HEX = /^[0-9a-f]{32}$/;
const USUAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

const halfToHex = (bits: bigint): string => BigInt.asUintN(64, bits).toString(16).padStart(16, '0');

const uuidOfHex = (hex: string): string | undefined => {
  if (!HEX.test(hex)) return undefined;
  const id = dashed(hex);
  return id === ZERO ? undefined : id;
};

export const uuidOfHalves = (most: bigint, least: bigint): string | undefined =>
  uuidOfHex(halfToHex(most) + halfToHex(least));

/** Lower case with dashes; undefined where the text cannot be read or is zero. */
export const uuidOfText = (text: string): string | undefined => {
  if (USUAL.test(text) && text !== ZERO) return text;
  return uuidOfHex(
    text
      .toLowerCase()
      .replaceAll('-', '')
      .replace(/^\{(.*)\}$/, '$1'),
  );
};

/** Lower case with dashes, from either encoding; undefined where it cannot be read or is zero. */
export const readUuid = (uuid: UUID | undefined): string | undefined => {
  const structured = uuid?.getStructured();
  if (!structured) return uuidOfText(uuid?.getString() ?? '');
  return uuidOfHalves(BigInt(structured.getMostSignificantBits()), BigInt(structured.getLeastSignificantBits()));
};

/** Most and least significant half as the signed numbers of the structured encoding. */
export const structuredHalves = (id: string): { most: bigint; least: bigint } => {
  const hex = id.replaceAll('-', '');
  return {
    most: BigInt.asIntN(64, BigInt(`0x${hex.slice(0, 16)}`)),
    least: BigInt.asIntN(64, BigInt(`0x${hex.slice(16)}`)),
  };
};
