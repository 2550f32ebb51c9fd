import type { Decider } from '../decider';
import { surveyCommands, type SurveyCommand } from './commands';
import { surveyDueKinds, surveyEvents, type SurveyEvent } from './events';
import { decline, offer, rate, supersede, withdraw } from './rules';
import { evolveSurvey, surveyClocks, type Survey } from './state';

/** An invitation to rate one ended service, and what came of it (P11, P13). */
export const survey: Decider<Survey, SurveyCommand, SurveyEvent> = {
  decide: (command, state, documents, at) => {
    if (command.type === 'OfferSurvey') return state ? [] : offer(command, documents, at);
    if (!state) return [];
    switch (command.type) {
      case 'RateService':
        return rate(command, state, documents, at);
      case 'DeclineRating':
        return decline(command, state, documents, at);
      case 'SupersedeSurvey':
        return supersede(command, state, at);
      case 'WithdrawInvitation':
        return withdraw(command, state, at);
    }
  },
  evolve: evolveSurvey,
  clocksOf: surveyClocks,
  commands: surveyCommands,
  events: surveyEvents,
  dueKinds: surveyDueKinds,
  mostEvents: 20,
};
