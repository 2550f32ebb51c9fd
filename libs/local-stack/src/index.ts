export { startEventNode, type EventNode, type EventNodeOptions } from './event-node';
export { lockHome } from './home-lock';
export { startPostgres, type Postgres } from './postgres';
export type { Report } from './report';
export { startTemporal, type Temporal } from './temporal';
export { createIssuer, type Issuer, type IssuerOptions } from './issuer';
export { type SampleClient, type SamplePerson, type Samples } from './samples';
