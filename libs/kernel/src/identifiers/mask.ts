/** Keeps `head` characters in front and `tail` behind and hides the rest; hides all where too little would stay hidden. */
function mask(value: string, head: number, tail: number): string {
  const characters = [...value];
  const hidden = characters.length - head - tail;
  if (hidden < head + tail) return '*'.repeat(characters.length);
  return characters.map((character, i) => (i < head || i >= characters.length - tail ? character : '*')).join('');
}

/** A name for other eyes: the first character and a star for each further one (张** for three). */
export function maskName(name: string): string {
  return mask(name, 1, 0);
}

/** A mobile number for other eyes: 138****1234. Anything but 11 digits is hidden whole. */
export function maskMobile(mobile: string): string {
  return /^\d{11}$/.test(mobile) ? `${mobile.slice(0, 3)}****${mobile.slice(7)}` : '*'.repeat([...mobile].length);
}

/** A resident number for other eyes: the first three and the last four; the day of birth is hidden. */
export function maskResidentId(residentId: string): string {
  return mask(residentId, 3, 4);
}
