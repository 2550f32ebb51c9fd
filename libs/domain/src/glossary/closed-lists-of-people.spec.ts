import * as people from '../beneficiary/events';
import { caseHintCodes } from '../case/hints';
import * as lists from '../closed-lists';
import * as surveys from '../survey/events';
import { surveyStates } from '../survey/state';
import { labels, sentences } from './index';

test.each([
  ['dependantRelation', people.dependantRelations],
  ['consentPurpose', people.consentPurposes],
  ['deathSource', people.deathSources],
  ['mandateScope', people.mandateScopes],
  ['mandateKind', lists.mandateKinds],
  ['caseHint', caseHintCodes],
  ['surveySubject', surveys.surveySubjects],
  ['endedAs', surveys.endings],
  ['ground', surveys.withholdingGrounds],
  ['surveyState', surveyStates],
  ['followUpState', ['planned', 'due', 'missed', 'done', 'cancelled']],
] as const)('every member of the closed list %s has its words', (group, members) =>
  expect(members.map((member) => `${group}.${member}`).filter((key) => !(key in labels))).toEqual([]),
);

test('every hint about the people of a case has its sentence', () =>
  expect(caseHintCodes.filter((code) => !(`caseHint.${code}` in sentences))).toEqual([]));
