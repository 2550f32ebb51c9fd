export { EventStore, type Appended, type Loaded } from './event-store';
export type { Follower, FollowOptions } from './follow';
export { Clock, NOTICEABLE_OFFSET_MS } from './clock';
export { categoryOf, idOf, type EventMetadata, type Proposed, type Recorded, type StoredEvent } from './recorded';
export {
  AppendRefused,
  AppendTooLarge,
  ForeignPosition,
  LogAway,
  OutcomeUnknown,
  UnknownEventType,
  WrongExpectedRevision,
} from './failures';
export { decodePosition, encodePosition } from './position-token';
export { canonicalJson, type Json } from './canonical-json';
export { hmac, hmacHex, randomUuid, sha256Hex, uuidOfBytes, uuidV5 } from './digests';
export {
  HASH_VERSION,
  dataHashOf,
  isIntact,
  salted,
  type Committed,
  type PersonalPart,
  type SaltedPart,
} from './data-hash';
export { Effects } from './effects';
export { CalendarDocuments, pinnedDocuments, pinsIn, PolicyDocuments, UnknownDocument } from './documents';
