export { openReadDatabase, ReadDatabase } from './database';
export { GONE, projection, type AnyProjection, type DocumentsKey, type Projection } from './engine/projection';
export { ProjectionEngine, type EngineOptions } from './engine/engine';
export { ProjectionWatch, type Moved } from './engine/projection-watch';
export type { EngineLogger, Log } from './engine/log';
export type { Difference, Problem } from './engine/checkpoint';
export { wishes, type Wish } from './engine/wishes';
export { ProjectionQueries, type ProjectionStatus } from './projections/projection.queries';
