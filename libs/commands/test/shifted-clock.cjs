'use strict';
// Loaded by --require: this process believes that it is another time. Only the wall clock is shifted, as by a wrong setting.
const shiftMs = Number(process.env.CLOCK_SHIFT_MS);
const RealDate = Date;
class ShiftedDate extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [RealDate.now() + shiftMs] : parts));
  }
  static now() {
    return RealDate.now() + shiftMs;
  }
}
globalThis.Date = ShiftedDate;
