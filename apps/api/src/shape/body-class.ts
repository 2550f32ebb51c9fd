/** A class that describes the body of a command by its declarations. */
export type BodyClass<Body extends object = object> = new () => Body;
