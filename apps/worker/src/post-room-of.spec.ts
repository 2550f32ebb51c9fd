import { whereMailGoes } from './post-room-of';

const smtpUrl = 'smtps://account:secret@mail.example.org:465';
const mailDirectory = '/etc/mustafid/people.json';

test.each([
  [
    'both are set',
    { smtpUrl, mailDirectory },
    /^Mail goes out by mail\.example\.org:465, to whom \/etc\/.*people\.json names\.$/,
  ],
  [
    'nobody has an address',
    { smtpUrl },
    /^Mail goes out by mail\.example\.org:465, but MAIL_DIRECTORY is not set: .* no_address\.$/,
  ],
  ['there is no server', { mailDirectory }, /^SMTP_URL is not set: .* unreachable\.$/],
  ['neither is set', {}, /^SMTP_URL is not set: .* unreachable\.$/],
])('where mail goes is said in one line, without the account, when %s', (_, settings, line) => {
  expect(whereMailGoes(settings)).toMatch(line);
  expect(whereMailGoes(settings)).not.toMatch(/secret|account|\n/);
});
