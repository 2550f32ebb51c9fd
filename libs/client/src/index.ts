/** The typed client of the HTTP API, made from its OpenAPI document at build time. */
export * from './generated';
export { createClient, type Client } from './generated/client';
