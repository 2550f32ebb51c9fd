import { AuditTrail1000000000040 } from './1000000000040-audit-trail';
import { Exports1000000000050 } from './1000000000050-exports';
import { Projections1000000000001 } from './1000000000001-projections';
import { NumbersAndPolicies1000000000002 } from './1000000000002-numbers-policies';
import { CaseBoard1000000000003 } from './1000000000003-case-board';
import { TimersTwo1000000000020 } from './1000000000020-timers-two';
import { Timers1000000000004 } from './1000000000004-timers';
import { CaseBoardTwo1000000000005 } from './1000000000005-case-board-two';
import { Inquiries1000000000010 } from './1000000000010-inquiries';
import { PolicyRegister1000000000011 } from './1000000000011-policy-register';
import { OwedIndexes1000000000014 } from './1000000000014-owed-indexes';
import { Beneficiaries1000000000015 } from './1000000000015-beneficiaries';
import { CaseBoardThree1000000000016 } from './1000000000016-case-board-three';
import { CaseBoardFive1000000000051 } from './1000000000051-case-board-five';
import { TellingsThree1000000000052 } from './1000000000052-tellings-three';
import { TellingsFour1000000000053 } from './1000000000053-tellings-four';
import { CaseBoardSix1000000000054 } from './1000000000054-case-board-six';
import { AuditOfOne1000000000055 } from './1000000000055-audit-of-one';
import { CaseBoardFour1000000000032 } from './1000000000032-case-board-four';
import { Notifications1000000000017 } from './1000000000017-notifications';
import { OpenInvitations1000000000019 } from './1000000000019-open-invitations';
import { Reconciliations1000000000030 } from './1000000000030-reconciliations';
import { StandingWishes1000000000031 } from './1000000000031-standing-wishes';
import { TellingsTwo1000000000024 } from './1000000000024-tellings-two';
import { ServicesFollowUps1000000000013 } from './1000000000013-services-follow-ups';
import { Satisfaction1000000000012 } from './1000000000012-satisfaction';

/** In order; one that has run is never changed. */
export const migrations = [
  Projections1000000000001,
  NumbersAndPolicies1000000000002,
  CaseBoard1000000000003,
  Timers1000000000004,
  CaseBoardTwo1000000000005,
  Inquiries1000000000010,
  PolicyRegister1000000000011,
  Satisfaction1000000000012,
  ServicesFollowUps1000000000013,
  OwedIndexes1000000000014,
  Beneficiaries1000000000015,
  CaseBoardThree1000000000016,
  Notifications1000000000017,
  OpenInvitations1000000000019,
  TimersTwo1000000000020,
  TellingsTwo1000000000024,
  Reconciliations1000000000030,
  StandingWishes1000000000031,
  CaseBoardFour1000000000032,
  AuditTrail1000000000040,
  Exports1000000000050,
  CaseBoardFive1000000000051,
  TellingsThree1000000000052,
  TellingsFour1000000000053,
  CaseBoardSix1000000000054,
  AuditOfOne1000000000055,
];
