import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CommandsModule, type CommandRoad } from '@lib/commands';
import { CalendarDocuments, Effects, EventStore, PolicyDocuments } from '@lib/event-store';
import {
  AuditQueries,
  BeneficiaryQueries,
  CaseBoardQueries,
  DuplicateQueries,
  ExportQueries,
  FollowUpQueries,
  NotificationQueries,
  InquiryBoardQueries,
  PolicyQueries,
  ProjectionQueries,
  ProjectionWatch,
  ReadDatabase,
  Reconciliations,
  ServiceQueries,
  RightsExceptionsQueries,
  SatisfactionQueries,
} from '@lib/read-models';
import { ExportFiles } from '@lib/exports';
import { AuditController } from './audit/audit.controller';
import { Gate } from './auth/gate.guard';
import { RateLimit } from './auth/rate-limit';
import { TokenVerifier } from './auth/token-verifier';
import { BeneficiariesController } from './beneficiaries/beneficiaries.controller';
import { BeneficiaryReader } from './beneficiaries/beneficiary-reader';
import { DuplicatesController } from './beneficiaries/duplicates.controller';
import { MeController } from './callers/me.controller';
import { AggregateClocksController } from './clocks/aggregate-clocks.controller';
import { AggregateSight } from './clocks/aggregate-sight';
import { CaseCommandsController } from './commands/case-commands.controller';
import { CommandDesk } from './commands/command-desk';
import { HealthController } from './health/health.controller';
import { Metrics } from './health/metrics';
import { ReadinessCheck } from './health/readiness';
import { ExportsController } from './exports/exports.controller';
import { FollowUpsController } from './follow-ups/follow-ups.controller';
import { ServicesController } from './follow-ups/services.controller';
import { ProblemFilter } from './http/problem.filter';
import { ProblemPageController } from './http/problem-page.controller';
import { DisputesController } from './inquiries/disputes.controller';
import { InquiriesController } from './inquiries/inquiries.controller';
import { InquiryReader } from './inquiries/inquiry-reader';
import { LiveController } from './live/live.controller';
import { PUBLIC_URL } from './http/public-url';
import { LiveHub } from './live/live-hub';
import { ProjectionsController } from './operations/projections.controller';
import { NotificationsController } from './notifications/notifications.controller';
import { EffectsController } from './operations/effects.controller';
import { ReconciliationController } from './operations/reconciliation.controller';
import { CalendarsController } from './calendars/calendars.controller';
import { ClausesController } from './policies/clauses.controller';
import { PoliciesController } from './policies/policies.controller';
import { PolicySimulator } from './policies/policy-simulator';
import { SimulationController } from './policies/simulation.controller';
import { CaseChanges } from './queries/case-changes';
import { CaseHints } from './queries/case-hints';
import { CaseReader } from './queries/case-reader';
import { CaseReferences } from './queries/case-reference';
import { CaseReplayController } from './queries/case-replay.controller';
import { CaseSight } from './queries/case-sight';
import { ComplaintSight } from './queries/complaint-sight';
import { CasesController } from './queries/cases.controller';
import { Positions } from './queries/positions';
import { SatisfactionController } from './surveys/satisfaction.controller';
import { SurveyReader } from './surveys/survey-reader';
import { SurveySight } from './surveys/survey-sight';
import { SurveysController } from './surveys/surveys.controller';

/** What the process opened before the module is made. */
export interface ApiParts {
  readonly store: EventStore;
  readonly publicUrl: string;
  readonly road: CommandRoad;
  readonly policies: PolicyDocuments;
  readonly calendars: CalendarDocuments;
  readonly effects: Effects;
  readonly database: ReadDatabase;
  readonly exportFiles: ExportFiles;
  readonly reconciliations: Reconciliations;
  readonly watch: ProjectionWatch;
  readonly tokens: TokenVerifier;
  readonly limit: RateLimit;
}

@Module({})
export class ApiModule {
  static over(parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [CommandsModule.over(parts.road)],
      controllers: [
        CaseCommandsController,
        CaseReplayController,
        AggregateClocksController,
        CasesController,
        BeneficiariesController,
        DuplicatesController,
        InquiriesController,
        DisputesController,
        PoliciesController,
        ClausesController,
        AuditController,
        SimulationController,
        CalendarsController,
        FollowUpsController,
        NotificationsController,
        ExportsController,
        EffectsController,
        ReconciliationController,
        ServicesController,
        SatisfactionController,
        SurveysController,
        ProjectionsController,
        MeController,
        LiveController,
        HealthController,
        ProblemPageController,
      ],
      providers: [...opened(parts), ...own],
    };
  }
}

const opened = (parts: ApiParts): Provider[] => [
  { provide: EventStore, useValue: parts.store },
  { provide: PUBLIC_URL, useValue: parts.publicUrl },
  { provide: PolicyDocuments, useValue: parts.policies },
  { provide: CalendarDocuments, useValue: parts.calendars },
  { provide: Effects, useValue: parts.effects },
  { provide: ReadDatabase, useValue: parts.database },
  { provide: ExportFiles, useValue: parts.exportFiles },
  { provide: Reconciliations, useValue: parts.reconciliations },
  { provide: ProjectionWatch, useValue: parts.watch },
  { provide: TokenVerifier, useValue: parts.tokens },
  { provide: RateLimit, useValue: parts.limit },
];

const own: Provider[] = [
  { provide: APP_GUARD, useClass: Gate },
  { provide: APP_FILTER, useClass: ProblemFilter },
  AggregateSight,
  AuditQueries,
  BeneficiaryQueries,
  BeneficiaryReader,
  DuplicateQueries,
  CaseBoardQueries,
  InquiryBoardQueries,
  InquiryReader,
  FollowUpQueries,
  ExportQueries,
  NotificationQueries,
  PolicyQueries,
  PolicySimulator,
  ProjectionQueries,
  ServiceQueries,
  RightsExceptionsQueries,
  SatisfactionQueries,
  CaseChanges,
  CaseHints,
  CaseReader,
  CaseReferences,
  CaseSight,
  ComplaintSight,
  CommandDesk,
  LiveHub,
  Metrics,
  Positions,
  ReadinessCheck,
  SurveyReader,
  SurveySight,
];
