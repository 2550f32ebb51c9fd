/** From an older type's data to its successor, one line each; the older type's fixture stays for ever. */
export const upcasts: { readonly [type: string]: ((data: unknown) => { type: string; data: unknown }) | undefined } =
  {};
