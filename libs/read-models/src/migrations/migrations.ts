import { Projections1000000000001 } from './1000000000001-projections';
import { NumbersAndPolicies1000000000002 } from './1000000000002-numbers-policies';
import { CaseBoard1000000000003 } from './1000000000003-case-board';
import { Timers1000000000004 } from './1000000000004-timers';
import { Inquiries1000000000010 } from './1000000000010-inquiries';
import { PolicyRegister1000000000011 } from './1000000000011-policy-register';

/** In order; one that has run is never changed. */
export const migrations = [
  Projections1000000000001,
  NumbersAndPolicies1000000000002,
  CaseBoard1000000000003,
  Timers1000000000004,
  Inquiries1000000000010,
  PolicyRegister1000000000011,
];
