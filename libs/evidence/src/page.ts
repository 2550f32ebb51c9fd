import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gregorianDay, hijriDay, type Language } from '@lib/domain';
import { html, Html } from './html';
import type { CanonicalPack, EvidencePack } from './pack';
import { Voice } from './values';

/** P16: whose paper it is, where that is known, and the language that it is in. */
export interface Letterhead {
  readonly language: Language;
  readonly association?: string | undefined;
}

/**
 * The paper of a pack: one page of HTML with nothing outside it, for a printer. Each of its sheets has the digest of the
 * canonical JSON at its foot (P16: number, date in both calendars, attachments by their content).
 */
export const evidencePage = (
  pack: EvidencePack,
  { sha256, bytes }: CanonicalPack,
  { language, association }: Letterhead,
): string => {
  const voice = new Voice(language);
  const title = `${voice.label('page.evidence')} ${pack.case.reference ?? pack.case.caseId}`;
  return html`<!doctype html>
    <html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <style>
          ${fonts()}
          ${new Html(STYLE)}
          ${foot(voice, sha256)}
        </style>
      </head>
      <body>
        ${letterhead(pack, { sha256, bytes }, association, voice)} ${theCase(pack, voice)} ${theEntries(pack, voice)}
        ${theClocks(pack, voice)} ${theClauses(pack, voice)}
      </body>
    </html>`.text;
};

const letterhead = (
  pack: EvidencePack,
  { sha256, bytes }: Omit<CanonicalPack, 'json'>,
  association: string | undefined,
  voice: Voice,
): Html => html`
  <header>
    ${association !== undefined && html`<p class="association"><bdi>${association}</bdi></p>`}
    <p class="product">${voice.label('product')}</p>
    <h1>${voice.label('page.evidence')}</h1>
    <dl>
      ${voice.fact(voice.say('number'), html`<bdi>${pack.case.reference ?? voice.say('no_reference')}</bdi>`)}
      ${voice.fact(voice.say('pack_number'), html`<bdi>${pack.packId}</bdi>`)}
      ${voice.fact(
        voice.say('date'),
        html`${hijriDay(pack.asOf, voice.language)} · ${gregorianDay(pack.asOf, voice.language)}`,
      )}
      ${voice.fact(
        voice.say('attachments'),
        html`${voice.say('attachment')}
          <dl>
            ${voice.fact(voice.say('digest'), html`<code dir="ltr">${sha256}</code>`)}
            ${voice.fact(voice.say('bytes'), String(bytes))}
          </dl>`,
      )}
      ${voice.fact(voice.say('asked_by'), html`<bdi>${pack.requestedBy}</bdi>`)}
      ${voice.fact(voice.say('as_of'), voice.day(pack.asOf))}
    </dl>
    <p>${voice.say('check')} <code dir="ltr">sha256sum evidence.json</code></p>
    <p>${voice.say('zone')}</p>
  </header>
`;

const theCase = ({ case: found, policy }: EvidencePack, voice: Voice): Html => {
  const { clocks: _clocks, reference, verified, attested, noticed, assignee, ...others } = found;
  return html`<section>
    <h2>${voice.say('the_case')}</h2>
    <dl>
      ${voice.fact(voice.label('reference'), html`<bdi>${reference ?? voice.say('no_reference')}</bdi>`)}
      ${voice.fact(voice.label('stage'), voice.value('stage', others.stage))}
      ${voice.fact(voice.member('outcome'), voice.value('outcome', others.outcome))}
      ${voice.fact(voice.label('column.submittedAt'), voice.value('submittedAt', others.submittedAt))}
      ${voice.fact(voice.label('column.verified'), voice.value('', verified))}
      ${voice.fact(voice.label('column.attested'), voice.value('', attested))}
      ${voice.fact(voice.label('column.noticed'), voice.value('', noticed))}
      ${voice.fact(voice.label('column.assignee'), voice.value('assignee', assignee))}
      ${voice.fact(voice.label('column.loops'), voice.value('loops', others.loops))}
      ${voice.fact(voice.member('externalReference'), voice.value('', others.externalReference))}
      ${voice.fact(voice.member('caseId'), voice.value('', others.caseId))}
      ${voice.fact(voice.member('use'), voice.value('use', others.use))}
      ${voice.fact(voice.member('policyId'), html`<bdi>${others.policyId}</bdi>`)}
      ${voice.fact(voice.member('policyVersion'), voice.value('', others.policyVersion))}
      ${voice.fact(voice.say('policy_adopted'), voice.value('basis', policy.basis))}
      ${voice.fact(voice.member('dataHash'), voice.value('', others.dataHash))}
    </dl>
  </section>`;
};

const theEntries = ({ entries }: EvidencePack, voice: Voice): Html =>
  html`<section>
    <h2>${voice.say('the_entries')}</h2>
    ${entries.map((entry) => theEntry(entry, voice))}
  </section>`;

const theEntry = (entry: EvidencePack['entries'][number], voice: Voice): Html => {
  const { caseId: _caseId, occurredAt: _at, personal, ...facts } = entry.data as Readonly<Record<string, unknown>>;
  const parts = (personal ?? []) as readonly { subject: string; data: Readonly<Record<string, unknown>> }[];
  const { actor, onBehalfOf } = entry;
  return html`<article>
    <h3>${entry.revision}. ${voice.label(`line.${entry.type}`)}</h3>
    <dl class="facts">
      ${voice.fact(voice.say('happened'), voice.value('', entry.occurredAt))}
      ${
        entry.recordedAt === entry.occurredAt
          ? null
          : voice.fact(voice.say('recorded'), voice.value('', entry.recordedAt))
      }
      ${voice.fact(voice.say('by'), html`${voice.value('role', actor.roles)} <bdi class="id">${actor.id}</bdi>`)}
      ${onBehalfOf === undefined ? null : voice.fact(voice.say('on_behalf_of'), html`<bdi>${onBehalfOf}</bdi>`)}
      ${voice.fact(
        voice.say('clauses'),
        entry.clauses.length === 0 ? voice.label('source.house') : voice.value('', entry.clauses),
      )}
    </dl>
    ${voice.facts(facts)}
    ${parts.map(
      ({ subject, data }) =>
        html`<div class="personal">
          <h4>${voice.say('person')} <bdi class="id">${subject}</bdi></h4>
          ${voice.facts(data)}
        </div>`,
    )}
  </article>`;
};

const theClocks = ({ clocks }: EvidencePack, voice: Voice): Html =>
  html`<section>
    <h2>${voice.say('the_clocks')}</h2>
    ${clocks.map((clock) => theClock(clock, voice))}
  </section>`;

const theClock = (clock: EvidencePack['clocks'][number], voice: Voice): Html => {
  const { earliest, target, ceiling, settledAt, settledBy } = clock;
  const ends = Object.entries({ earliest, target, ceiling } as const).filter(([, at]) => at !== null);
  return html`<article>
    <h3>${clockName(clock.clock, voice)} ${clock.subject !== null && html`<bdi class="id">${clock.subject}</bdi>`}</h3>
    <dl class="facts">
      ${voice.fact(voice.say('state'), voice.label(`clockState.${clock.state}`))}
      ${voice.fact(voice.say('source'), html`${voice.label(`source.${clock.source}`)} <bdi>(${clock.clause})</bdi>`)}
      ${voice.fact(voice.say('started'), voice.value('', clock.startedAt))}
      ${ends.map(([name, at]) => voice.fact(voice.say(name as 'target'), html`${voice.value('', at)} ${sourceOf(clock, name, voice)}`))}
      ${
        settledAt !== null &&
        voice.fact(
          voice.say('settled'),
          html`${voice.value('', settledAt)} · ${voice.label(`line.${settledBy ?? ''}`)}`,
        )
      }
    </dl>
    ${clock.working.length > 0 && theWorking(clock.working, voice)}
  </article>`;
};

/** P27: a target is house practice also where the floor beside it is policy. */
const sourceOf = ({ lengths }: EvidencePack['clocks'][number], name: string, voice: Voice): Html | null => {
  const length = lengths.find(({ part }) => part === (name === 'earliest' ? 'floor' : name));
  return length === undefined ? null : html`(${voice.label(`source.${length.source}`)})`;
};

const clockName = (clock: string, voice: Voice): string =>
  clock === 'review' ? voice.label('stage.review') : voice.label(`clock.${clock}`);

const theWorking = (steps: EvidencePack['clocks'][number]['working'], voice: Voice): Html =>
  html`<table>
    <thead>
      <tr>
        ${(['part', 'from', 'to', 'rule', 'minutes', 'total'] as const).map(
          (name) => html`<th scope="col">${voice.say(name)}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${steps.map(
        ({ part, from, to, rule, code, minutes, total }) =>
          html`<tr>
            <td>${partName(part, voice)}</td>
            <td>${voice.moment(from)}</td>
            <td>${to === null ? voice.say('lasting') : voice.moment(to)}</td>
            <td>
              ${voice.label(`workingRule.${rule}`)} ${code !== undefined && html`(${voice.label(`holiday.${code}`)})`}
            </td>
            <td><bdi>${spanned(minutes)}</bdi></td>
            <td><bdi>${spanned(total)}</bdi></td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Hours, minutes and seconds, so that they can be added up by hand. */
const spanned = (minutes: number): string => {
  const milliseconds = Math.round(minutes * 60_000);
  const [hours, rest] = [Math.floor(milliseconds / 3_600_000), milliseconds % 3_600_000];
  const seconds = ((rest % 60_000) / 1000).toFixed(milliseconds % 1000 === 0 ? 0 : 3);
  return `${hours}:${String(Math.floor(rest / 60_000)).padStart(2, '0')}:${seconds.padStart(seconds.includes('.') ? 6 : 2, '0')}`;
};

const partName = (part: string, voice: Voice): string =>
  part === 'target' || part === 'ceiling' ? voice.say(part) : part === 'floor' ? voice.say('earliest') : part;

const theClauses = ({ policy }: EvidencePack, voice: Voice): Html =>
  html`<section>
    <h2>${voice.say('the_clauses')}</h2>
    <dl>
      ${policy.clauses.map(({ id, words }) =>
        voice.fact(
          id,
          html`<p lang="ar" dir="rtl">${words.ar}</p>
            ${voice.language === 'en' && html`<p>${words.en}</p>`}`,
        ),
      )}
    </dl>
  </section>`;

/** The digest and the page's number on every sheet. */
const foot = (voice: Voice, sha256: string): Html =>
  new Html(`@page {
    @bottom-left { content: "SHA-256 ${sha256}"; }
    @bottom-right { content: "${voice.say('page')} " counter(page) " ${voice.say('of')} " counter(pages); }
  }`);

const FONT = 'IBM Plex Sans Arabic';

/** Read once; a printer has no other way to them. */
let read: Html | undefined;
const fonts = (): Html =>
  (read ??= new Html(['arabic', 'latin'].flatMap((script) => [400, 600].map(faceOf(script))).join('\n')));

const RANGES: Readonly<Record<string, string>> = {
  arabic: 'U+0600-06FF, U+0750-077F, U+200C-200E, U+2010-2011, U+FB50-FDFF, U+FE80-FEFC',
  latin: 'U+0000-00FF, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FEFF, U+FFFD',
};

const faceOf =
  (script: string) =>
  (weight: number): string => {
    const files = path.join(path.dirname(require.resolve('@fontsource/ibm-plex-sans-arabic/package.json')), 'files');
    const font = readFileSync(path.join(files, `ibm-plex-sans-arabic-${script}-${weight}-normal.woff2`));
    return `@font-face { font-family: '${FONT}'; font-weight: ${weight}; unicode-range: ${RANGES[script]};
      src: url(data:font/woff2;base64,${font.toString('base64')}) format('woff2'); }`;
  };

const STYLE = `
  @page { size: A4; margin: 18mm 16mm 20mm; }
  @page { @bottom-left { font: 400 6.5pt '${FONT}'; color: #333; } @bottom-right { font: 400 8pt '${FONT}'; color: #333; } }
  * { box-sizing: border-box; }
  body { margin: 0; font: 400 9.5pt/1.6 '${FONT}', sans-serif; color: #000; }
  header { border-block-end: 1.5pt solid #000; padding-block-end: 4mm; margin-block-end: 6mm; }
  .association { font-size: 13pt; font-weight: 600; }
  .product { margin: 0; font-weight: 600; }
  h1 { font-size: 18pt; margin: 0 0 3mm; }
  h2 { font-size: 13pt; margin: 7mm 0 3mm; border-block-end: 0.75pt solid #999; }
  h3 { font-size: 10.5pt; margin: 0 0 1mm; }
  h4 { font-size: 9pt; margin: 1mm 0; }
  h1, h2, h3, h4 { break-after: avoid; }
  /* A vowel sign above the first line would else be left behind on the sheet before. */
  article, section > h2 { padding-block-start: 2mm; }
  .at { white-space: nowrap; }
  section > article:first-of-type { break-inside: auto; }
  article { break-inside: avoid; margin-block-end: 3.5mm; padding-inline-start: 3mm; border-inline-start: 1.5pt solid #bbb; }
  article:has(table) { break-inside: auto; }
  dl, ol, p { margin: 0; }
  ol { padding-inline-start: 5mm; }
  dl > div { display: grid; grid-template-columns: 38mm 1fr; gap: 3mm; break-inside: avoid; }
  dl dl > div { grid-template-columns: 30mm 1fr; }
  dt { color: #333; overflow-wrap: anywhere; }
  dd { margin: 0; overflow-wrap: anywhere; }
  .facts dt { color: #555; }
  code, .id { font-size: 8pt; color: #333; overflow-wrap: anywhere; }
  code { font-family: '${FONT}'; font-size: 7pt; }
  .personal { background: #f4f4f4; padding: 1mm 2mm; margin-block-start: 1mm; }
  table { width: 100%; border-collapse: collapse; margin-block-start: 2mm; font-size: 8pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { border: 0.5pt solid #999; padding: 1mm 1.5mm; text-align: start; vertical-align: top; }
  td:nth-last-child(-n + 2) { text-align: end; font-variant-numeric: tabular-nums; }
`;
