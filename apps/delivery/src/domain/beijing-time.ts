const ahead = 8 * 3_600_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number) => String(n).padStart(2, '0');

/** An instant as people here write it: 3月2日08:00, or Mar 2, 08:00. Beijing time has had no summer time since 1991. */
export function beijingTime(instant: string, language: 'zh' | 'en'): string {
  const at = new Date(Date.parse(instant) + ahead);
  if (Number.isNaN(at.getTime())) throw new RangeError('not an instant');
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return language === 'zh'
    ? `${at.getUTCMonth() + 1}月${at.getUTCDate()}日${time}`
    : `${months[at.getUTCMonth()]} ${at.getUTCDate()}, ${time}`;
}
