import { Projections1000000000001 } from './1000000000001-projections';
import { NumbersAndPolicies1000000000002 } from './1000000000002-numbers-policies';
import { CaseBoard1000000000003 } from './1000000000003-case-board';

/** In order; one that has run is never changed. */
export const migrations = [Projections1000000000001, NumbersAndPolicies1000000000002, CaseBoard1000000000003];
