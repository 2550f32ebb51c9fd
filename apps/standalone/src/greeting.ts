/** What a person is told when everything stands: addresses, accounts, data, and three commands to try. */
export interface Greeting {
  readonly seconds: number;
  readonly publicUrl: string;
  /** None where mail really goes out. */
  readonly mailUrl: string | undefined;
  readonly dataFolders: readonly string[];
  /** None where the identity provider is not ours. */
  readonly people: readonly { readonly name: string; readonly role: string; readonly password: string }[];
  readonly tries: readonly { readonly what: string; readonly command: string }[];
}

export const greet = ({ seconds, publicUrl, mailUrl, dataFolders, people, tries }: Greeting): string =>
  [
    '',
    `Mustafid is ready in ${seconds.toFixed(1)} s: ${publicUrl}`,
    '',
    `  Pages       ${publicUrl}/sla`,
    `  API         ${publicUrl}/v1, described in ${publicUrl}/openapi.json`,
    ...(mailUrl === undefined
      ? []
      : [`  Mail        ${mailUrl}: what would have been sent; nothing leaves this machine`]),
    ...dataFolders.map((folder, index) => `  ${index === 0 ? 'Data  ' : '      '}      ${folder}`),
    ...accounts(publicUrl, people),
    '',
    '  To try, in another terminal in this folder:',
    ...tries.flatMap(({ what, command }) => ['', `  # ${what}`, `  ${command}`]),
    '',
    'Ctrl-C stops everything.',
    '',
  ].join('\n');

const accounts = (publicUrl: string, people: Greeting['people']): readonly string[] =>
  people.length === 0
    ? []
    : [
        `  Identity    ${publicUrl}/oidc`,
        '',
        '  Sample people (for the pages) and sample programs (client and secret):',
        ...people.map(
          ({ name, role, password }) =>
            `    ${name.padEnd(26)} ${password.padEnd(18)} sample-${role.padEnd(12)} sample-${role}-secret`,
        ),
      ];
