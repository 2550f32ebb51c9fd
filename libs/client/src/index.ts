/** The typed client of the HTTP API, made from its OpenAPI document at build time, and the glossary's words. */
export * from './generated';
export { createClient, type Client } from './generated/client';
export { words } from './generated/words';
export { connect, type ConnectOptions } from './connect';
export { answerOf, Problem, Unanswered, type ProblemBody } from './problem';
export { listen, type Connection, type LiveAddress, type LiveBoard, type LiveListener } from './live';
