import { DemoCase } from './demo-case';
import { DEMO_SERIES } from './demo.policy';
import { type Narrator, say, type Told } from './narrator';

interface Page<Item> {
  readonly items: readonly Item[];
}

/** An accepted and a rejected case, with all that the policy asks for beside them. */
export const tellWhole = async (narrator: Narrator): Promise<readonly Told[]> => {
  say('', 'The first request will be accepted, the second rejected.');
  const accepted = new DemoCase(narrator, 'a');
  const rejected = new DemoCase(narrator, 'r');
  for (const [one, outcome] of [
    [accepted, 'accepted'],
    [rejected, 'rejected'],
  ] as const) {
    await one.prepare();
    await one.attest();
    await one.decide(outcome);
  }
  const inquiryId = await ask(narrator, accepted);
  await removeObstacle(narrator);
  for (const one of [accepted, rejected]) {
    await one.floorPasses();
    await one.tellAnswer();
  }
  await serveAndFollowUp(narrator, accepted, inquiryId);
  await settleDispute(narrator, rejected);
  await rate(narrator, accepted, 5, { courtesy: 5, outcome: 5 });
  await rate(narrator, rejected, 2, { courtesy: 4, clarity: 2 });
  return [await narrator.lookBack(accepted.id), await narrator.lookBack(rejected.id)];
};

/** P9, P19: a question over the case, which is not closed before it is answered. */
const ask = async (narrator: Narrator, { id: caseId, person }: DemoCase): Promise<string> => {
  const begun = await narrator.give('intake', '/v1/inquiries', 'brings a question of the beneficiary (P9)', {
    kind: 'question',
    channel: 'phone',
    topicCode: 'timing',
    from: person,
    caseId,
    personal: [{ subject: person, data: { words: 'متى يصلني الرد؟' } }],
  });
  return String(begun['inquiryId']);
};

/** P15: from somebody whom nobody knows, over no case at all. */
const removeObstacle = async (narrator: Narrator): Promise<void> => {
  const begun = await narrator.give('officer', '/v1/inquiries', 'is told of an obstacle by a visitor (P15)', {
    kind: 'obstacle',
    channel: 'interview',
    topicCode: 'procedure',
    policyId: DEMO_SERIES,
  });
  await narrator.give(
    'supervisor',
    `/v1/inquiries/${String(begun['inquiryId'])}/remove-obstacle`,
    'has it removed, with the reason',
    { reasonCode: 'procedure_changed', channel: 'interview' },
  );
};

/** P29, P19, P5. */
const serveAndFollowUp = async (narrator: Narrator, accepted: DemoCase, inquiryId: string): Promise<void> => {
  await accepted.serve();
  const { at, person } = { at: accepted.at('close-case'), person: accepted.person };
  await narrator.refused('officer', at, 'wants to close, but the question stands open (P19)', {}, 'inquiry_open');
  await narrator.give('officer', `/v1/inquiries/${inquiryId}/answer-inquiry`, 'answers it (P9)', {
    channel: 'phone',
    toldTo: 'beneficiary',
    personal: [{ subject: person, data: { words: 'وصل الرد، وقُدِّمت الخدمة' } }],
  });
  await settledInBook(narrator, accepted);
  await accepted.close();
  const followUpId = await narrator.until<Page<{ followUpId: string }>, string>(
    'officer',
    `/v1/follow-ups?case=${accepted.id}`,
    'plans the follow-up of what was delivered (P5)',
    ({ items }) => items[0]?.followUpId,
  );
  await narrator.give(
    'officer',
    `/v1/follow-ups/${followUpId}/record-follow-up`,
    'asks how the person is served (P5)',
    {
      finding: 'need_met',
      channel: 'phone',
      toldTo: 'beneficiary',
    },
  );
};

/** P1, P2: the applicant objects; somebody without a hand in the case settles it, with its basis. */
const settleDispute = async (narrator: Narrator, rejected: DemoCase): Promise<void> => {
  const begun = await narrator.give('intake', '/v1/disputes', 'brings the applicant’s objection (P2)', {
    caseId: rejected.id,
    channel: 'letter',
    topicCode: 'decision',
  });
  const dispute = `/v1/disputes/${String(begun['disputeId'])}`;
  const close = rejected.at('close-case');
  await narrator.refused('officer', close, 'wants to close, but the dispute stands open', {}, 'inquiry_open');
  const settled = { outcome: 'not_upheld', legalBasis: 'support-guide-4', channel: 'letter' };
  await narrator.refused('officer', `${dispute}/settle-dispute`, 'wants to settle it alone (P1)', settled, 'own_case');
  await narrator.give(
    'supervisor',
    `${dispute}/settle-dispute`,
    'settles it: not upheld, with its basis (P2)',
    settled,
  );
  await settledInBook(narrator, rejected);
  await rejected.close();
};

const settledInBook = (narrator: Narrator, { id }: DemoCase): Promise<true> =>
  narrator.until<{ loops: readonly string[] }, true>(
    'auditor',
    `/v1/cases/${id}`,
    'enters its end in the book of the case',
    ({ loops }) => (loops.length === 0 ? true : undefined),
  );

/** P11, P13: everyone may rate, the rejected ones first of all. */
const rate = async (
  narrator: Narrator,
  { id, person }: DemoCase,
  overall: number,
  aspects: Readonly<Record<string, number>>,
): Promise<void> => {
  const surveyId = await narrator.until<Page<{ surveyId: string }>, string>(
    'supervisor',
    `/v1/surveys?policy=${DEMO_SERIES}&case=${id}`,
    'invites the beneficiary to rate the service (P13)',
    ({ items }) => items[0]?.surveyId,
  );
  const given = { overall, aspects, ratedBy: person, channel: 'website' };
  const path = `/v1/surveys/${surveyId}/rate-service`;
  await narrator.refused(
    'officer',
    path,
    'had a hand in the case and may not take its rating (P13)',
    given,
    'own_case',
  );
  await narrator.give('intake', path, `brings the rating: ${overall} of 5`, given);
};
