// node --require: this process's clock runs fifteen days ahead. No product code knows of it.
'use strict';
const aheadMs = 15 * 24 * 3_600_000;
const RealDate = Date;
global.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length > 0 ? given : [RealDate.now() + aheadMs]));
  }
  static now() {
    return RealDate.now() + aheadMs;
  }
};
