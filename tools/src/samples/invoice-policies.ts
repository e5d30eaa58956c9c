import type { CreditGrade, PublishInvoicePolicy } from '@counterless/contracts';

const grade = (name: CreditGrade, byPost: boolean, perRequisition: number, monthlyPercent = 100) => ({
  grade: name,
  draw: true,
  byPost,
  perRequisition,
  monthlyPercent,
});
const office = {
  prescribedArea: ['330000'],
  promiseMinutes: 30,
  escalateMinutes: 20,
  officeHours: [
    { opens: '09:00', closes: '12:00' },
    { opens: '13:30', closes: '17:30' },
  ],
  closedOn: [],
  openOn: [],
};

/** As it was in January 2020: posting for grades A and B. */
export const januaryPolicy: PublishInvoicePolicy = {
  region: '330782',
  title: '2020年1月：信用级别 A、B 级可邮寄',
  startsAt: '2020-01-01T00:00:00+08:00',
  rules: {
    ...office,
    grades: [
      grade('A', true, 500),
      grade('B', true, 300),
      grade('M', false, 100),
      grade('C', false, 100),
      grade('D', false, 25, 50),
    ],
    onlineMatters: [],
  },
};

/** From 10 February 2020 on, when nobody was to come to the counter: posting for A, B, C and D. */
export const februaryPolicy: PublishInvoicePolicy = {
  region: '330782',
  title: '2020年2月：信用级别 A、B、M、C、D 级均可邮寄',
  startsAt: '2020-02-10T00:00:00+08:00',
  rules: {
    ...office,
    grades: [
      grade('A', true, 500),
      grade('B', true, 300),
      grade('M', true, 100),
      grade('C', true, 100),
      grade('D', true, 25, 50),
    ],
    onlineMatters: [],
  },
};
