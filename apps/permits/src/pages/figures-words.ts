import type { Language } from '@counterless/kernel';

/** What the page of the open figures says. */
export const words = {
  zh: {
    title: '政务服务公开数据', of: (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`, other: 'English', earlier: '上月', later: '下月',
    cases: '办结件数', online: '全程网办率', median: '办理时长中位数', kept: '按承诺时限办结率', satisfied: '满意率', ratings: '评价数', corrected: '差评按期整改率',
    department: '部门', days: '天', piece: '件', none: '不足 10 件', byMonth: '近十二个月办结件数', shares: '近十二个月各项比率（%）', slow: '办理时长中位数最长的部门（天）',
    departments: '各部门', empty: '该月暂无可公开的数据。', counted: (at: string) => `统计时间：${at}（北京时间）`,
    notes: [
      '办结件数：该月作出决定的办件。全程网办：事项无需到现场，且未由工作人员代为填报。办理时长：自提交至作出决定。',
      '满意率：评价为“基本满意”及以上的比例，差评整改后再次评价的，以再次评价为准。',
      '为保护个人信息，少于 10 件的不公布，已公布的数据每增加 10 件以上方更新。',
    ],
  },
  en: {
    title: 'Open figures of public services', of: (month: string) => month, other: '中文', earlier: 'Month before', later: 'Month after',
    cases: 'Cases decided', online: 'Handled online', median: 'Median handling time', kept: 'Promises kept', satisfied: 'Satisfied', ratings: 'Ratings', corrected: 'Bad ratings answered in time',
    department: 'Department', days: 'days', piece: '', none: 'fewer than 10', byMonth: 'Cases decided, last twelve months', shares: 'Shares, last twelve months (%)', slow: 'Departments that take longest (median, days)',
    departments: 'By department', empty: 'Nothing can be published of this month yet.', counted: (at: string) => `Counted at ${at} (Beijing time)`,
    notes: [
      'Cases decided: in the month. Handled online: the matter needs no visit, and no officer filled it in for the applicant. Handling time: from submission to decision.',
      'Satisfied: rated at least fairly satisfied; after a corrected bad rating the later one counts.',
      'To protect persons, nothing is published of fewer than 10, and figures move when 10 or more have come.',
    ],
  },
} as const satisfies Record<Language, object>;
