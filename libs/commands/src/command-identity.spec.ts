import { CommandIdentities } from './command-identity';
import { actorOf, contactAttempt, form, submission } from '../test/requests';

const identities = new CommandIdentities('secret');

test('the same caller, command, target and key give the same id in every process; without a key it is random', () => {
  const request = submission({ idempotencyKey: 'k' });
  const { commandId } = identities.of(request);
  expect(new CommandIdentities('secret').of(request).commandId).toBe(commandId);
  expect(new CommandIdentities('other').of(request).commandId).not.toBe(commandId);
  expect(identities.of({ ...request, actor: actorOf('officer', 'o2') }).commandId).not.toBe(commandId);
  expect(identities.of({ ...request, type: 'Other' }).commandId).not.toBe(commandId);
  expect(identities.of({ ...request, target: { category: 'case', id: 'c' } }).commandId).not.toBe(commandId);
  expect(identities.of(submission()).commandId).not.toBe(identities.of(submission()).commandId);
});

test('a new stream is named after its command; the key is found in nothing', () => {
  const key = 'a-key-that-must-not-be-stored';
  const identity = identities.of(submission({ idempotencyKey: key }));
  expect(identity.stream).toBe(`case-${identity.commandId}`);
  expect(JSON.stringify(identity)).not.toContain(key);
  expect(identities.of(contactAttempt('c1')).stream).toBe('case-c1');
});

test('the hash is of the body’s meaning, not of its spelling, and tells nothing without the secret', () => {
  const hashOf = (data: object, secret = 'secret') =>
    new CommandIdentities(secret).of(submission({ data: { ...data } })).commandHash;
  const { applicantId, ...rest } = form;
  expect(hashOf({ ...rest, applicantId })).toBe(hashOf(form));
  expect(hashOf({ ...form, applicantId: 'a2' })).not.toBe(hashOf(form));
  expect(hashOf(form, 'other')).not.toBe(hashOf(form));
});

test('event ids follow from the command, and differ between journeys that race with the same key', () => {
  const request = submission({ idempotencyKey: 'k' });
  const [one, other] = [identities.of(request), identities.of(request)];
  expect(identities.eventId(one, 0)).toBe(identities.eventId(one, 0));
  expect(identities.eventId(one, 0)).not.toBe(identities.eventId(one, 1));
  expect(identities.eventId(other, 0)).not.toBe(identities.eventId(one, 0));
});
