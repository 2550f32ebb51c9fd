import * as people from '../beneficiary/events';
import * as lists from '../closed-lists';
import * as surveys from '../survey/events';
import { surveyStates } from '../survey/state';
import { labels } from './index';

test.each([
  ['dependantRelation', people.dependantRelations],
  ['consentPurpose', people.consentPurposes],
  ['deathSource', people.deathSources],
  ['mandateScope', people.mandateScopes],
  ['mandateKind', lists.mandateKinds],
  ['surveySubject', surveys.surveySubjects],
  ['endedAs', surveys.endings],
  ['ground', surveys.withholdingGrounds],
  ['surveyState', surveyStates],
  ['followUpState', ['planned', 'due', 'missed', 'done', 'cancelled']],
] as const)('every member of the closed list %s has its words', (group, members) =>
  expect(members.map((member) => `${group}.${member}`).filter((key) => !(key in labels))).toEqual([]),
);
