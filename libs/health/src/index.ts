export { answersInTime } from './answers-in-time';
export { serveHealth, type Condition, type HealthPort, type Trouble } from './health-port';
