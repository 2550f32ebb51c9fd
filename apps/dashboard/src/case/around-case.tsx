import { Paper, Title } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseNow } from '../frame/clock-state';
import { Instant } from '../frame/instant';
import { addWords } from '../frame/page-words';
import { statusOf } from '../frame/service';
import { aroundWords } from './around-words';
import { Told } from './told';
import { MOST, useAround } from './use-around';

addWords(aroundWords);

/** What was given, told, asked and rated around a case; a kind that has nothing takes no room. */
export const AroundCase = ({ shown: { caseId, policyId } }: { shown: CaseNow }) => {
  const { t } = useTranslation();
  const around = useAround(caseId, policyId);
  const coded = (list: string, code: string): string => t(`${list}.${code}`, { defaultValue: code });
  return (
    <>
      <Section title={t('around.services')} of={around.services}>
        {(service) => (
          <Line
            key={service.serviceId}
            at={service.dueAt ?? service.plannedAt}
            state={coded('serviceStatus', service.status)}
          >
            <strong>{coded('support', service.support)}</strong>
            {service.part && <small>{t('around.part', { number: service.part.number, of: service.part.of })}</small>}
          </Line>
        )}
      </Section>
      <Section title={t('around.inquiries')} of={around.inquiries}>
        {(inquiry) => (
          <Line key={inquiry.inquiryId} at={inquiry.receivedAt} state={coded('inquiryStatus', inquiry.status)}>
            <strong>{t(inquiry.kind)}</strong>
            {inquiry.topicCode !== null && <small>{coded('topic', inquiry.topicCode)}</small>}
          </Line>
        )}
      </Section>
      <Section title={t('around.disputes')} of={around.disputes}>
        {(dispute) => (
          <Line key={dispute.disputeId} at={dispute.receivedAt} state={coded('disputeStatus', dispute.status)}>
            <strong>{t('dispute')}</strong>
            {dispute.outcome !== null && <small>{coded('disputeOutcome', dispute.outcome)}</small>}
          </Line>
        )}
      </Section>
      <Section title={t('around.followUps')} of={around.followUps}>
        {(followUp) => (
          <Line key={followUp.followUpId} at={followUp.plannedFor} state={coded('followUpState', followUp.status)}>
            <strong>{t('around.followUp', { number: followUp.number })}</strong>
            {followUp.finding !== null && <small>{coded('finding', followUp.finding)}</small>}
          </Line>
        )}
      </Section>
      <Section title={t('around.ratings')} of={around.surveys}>
        {(survey) => (
          <Line
            key={survey.surveyId}
            at={survey.settledAt ?? survey.offeredAt}
            state={coded('surveyState', survey.state)}
          >
            {survey.ground !== null && <small>{coded('ground', survey.ground)}</small>}
          </Line>
        )}
      </Section>
      <Section title={t('around.told')} of={around.told}>
        {(told) => <Told key={told.notificationId} told={told} />}
      </Section>
    </>
  );
};

interface SectionParts<Item> {
  readonly title: string;
  readonly of: { readonly data: readonly Item[] | undefined; readonly error: Error | null };
  readonly children: (item: Item) => ReactNode;
}

const Section = <Item,>({ title, of: { data, error }, children }: SectionParts<Item>) => {
  const { t } = useTranslation();
  const isAway = error !== null && ![403, 404].includes(statusOf(error) ?? 0);
  if (data === undefined ? !isAway : data.length === 0) return null;
  return (
    <Paper component="section" className="card around" withBorder>
      <Title order={2}>{title}</Title>
      {data === undefined ? (
        <p className="today">{t('around.unread')}</p>
      ) : (
        <ul>
          {data.map((item, index) => (
            <Fragment key={index}>{children(item)}</Fragment>
          ))}
        </ul>
      )}
      {data?.length === MOST && <small>{t('around.more')}</small>}
    </Paper>
  );
};

interface LineParts {
  readonly at: string | null | undefined;
  readonly state: string;
  readonly children: ReactNode;
}

export const Line = ({ at, state, children }: LineParts) => (
  <li>
    <span className="lines">
      {children}
      <small>{state}</small>
    </span>
    {at && <Instant at={at} />}
  </li>
);
