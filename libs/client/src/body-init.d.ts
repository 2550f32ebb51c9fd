/** The generated client names this type of the web platform, which Node's types do not offer as a global one. */
type BodyInit = NonNullable<RequestInit['body']>;
