import { roles } from '@lib/domain';
import { ROLES } from '../../local-stack/src/samples';

test('there is a sample account for every role but the timers own', () => {
  expect([...ROLES]).toEqual(roles.filter((role) => role !== 'system'));
});
