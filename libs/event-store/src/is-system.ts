/** The log's own book-keeping, which a real EventStoreDB keeps beside our streams. */
export const isSystem = (event: { type: string; streamId: string }): boolean =>
  event.type.startsWith('$') || event.streamId.startsWith('$');
