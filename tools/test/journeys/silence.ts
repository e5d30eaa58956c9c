import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseDates, SandboxTime } from '@counterless/contracts';
import { addDays, legalDateOf, nationalCalendar, weekday, type LegalDate } from '@counterless/statutes';
import { CaseOffice } from './case-office.ts';
import type { Town } from './town.ts';

/** What happens to cases when nobody says anything, as the sandbox's clock is moved over a holiday and on; by REST alone. */
export function silence(town: () => Town): void {
  describe('silence', () => {
    let office: CaseOffice;
    beforeAll(async () => {
      office = await CaseOffice.open(town());
    }, 60_000);

    const moveTo = async (instant: string) => {
      const { rest, partner: token } = town();
      await rest.ok<SandboxTime>('POST', '/v1/sandbox/clock', { token, body: { to: instant } });
      await rest.until(`the clock to stand at ${instant}`, async () => {
        const time = (await rest.call<SandboxTime>('GET', '/v1/sandbox/clock', { token })).body;
        return time.moving === false && time.now >= instant ? time : undefined;
      }, 180_000);
    };

    it('accepts a case, holidays not counted; renews a certificate; and both are sealed', async () => {
      const { me, officer } = office;
      const { holiday, eve } = nextHoliday(legalDateOf(await town().rest.now(town().partner)));
      await moveTo(`${eve}T02:00:00.000Z`);

      const before = await office.certified((await office.submitted(office.matters.immediate)).id);
      const renewal = await office.submitted(office.matters.renewal, { renews: before.id });
      const silent = await office.submitted(office.matters.sequential);
      const due = workingDaysAfter(eve, 5);
      expect([legalDateOf(new Date(silent.submittedAt!)), silent.dues.correction]).toEqual([eve, due]);
      const why = (await office.read<CaseDates>(silent.id, 'dates')).items.find(d => d.kind === 'correction')!;
      expect(why.why).toMatchObject({ excluded: expect.arrayContaining([expect.objectContaining({ date: holiday, reason: 'holiday' })]) });

      // Half past eleven in the evening of the last day, and the morning after.
      await moveTo(`${due}T15:30:00.000Z`);
      expect((await office.read(silent.id)).status).toBe('submitted');
      await moveTo(`${addDays(due, 1)}T02:00:00.000Z`);
      const deemed = await office.reached(silent.id, c => c.status === 'accepted');
      expect(deemed).toMatchObject({ deemedAccepted: true, acceptedAt: silent.submittedAt });
      await office.agreed(deemed);
      // Promised in five working days from the day on which it came: they are over.
      expect(await office.call(officer, silent.id, 'grant', { reason: '符合条件' })).toMatchObject({ status: 422, body: { code: 'case.overrun-unexplained' } });
      await office.act(officer, silent.id, 'grant', { reason: '符合条件', overrun: '未按期告知' });
      await office.certified(silent.id);

      await moveTo(`${addDays(renewal.dues.renewal as LegalDate, 1)}T02:00:00.000Z`);
      const renewed = await office.certified(renewal.id);
      expect(renewed).toMatchObject({ status: 'granted', decision: { by: 'clock' } });
      await office.reached(before.id, c => c.certificate?.supersededAt);
      const mine = await town().rest.ok<{ items: { status: string; basis: string }[] }>('GET', `/v1/documents/certificates?basis=${before.id}`, { token: me.token });
      expect(mine.items.map(c => c.status)).toEqual(['superseded']);
    }, 240_000);
  });
}

/** The first day from Monday to Friday that is a holiday, and the last working day before it; after today. */
function nextHoliday(today: LegalDate): { holiday: LegalDate; eve: LegalDate } {
  for (let holiday = addDays(today, 2); ; holiday = addDays(holiday, 1)) {
    if (weekday(holiday) % 6 === 0 || nationalCalendar.day(holiday).kind !== 'holiday') continue;
    let eve = addDays(holiday, -1);
    while (eve > today && !nationalCalendar.isWorkingDay(eve)) eve = addDays(eve, -1);
    if (eve > today) return { holiday, eve };
  }
}

function workingDaysAfter(day: LegalDate, n: number): LegalDate {
  let at = day;
  for (let counted = 0; counted < n; ) if (nationalCalendar.isWorkingDay((at = addDays(at, 1)))) counted++;
  return at;
}
