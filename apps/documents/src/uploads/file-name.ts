/** A file's name as it may be shown and sent: without folders, control characters and what turns the direction of writing; 255 characters at most. */
export function fileName(given: string | null | undefined): string {
  const plain = (given ?? '')
    .replace(/^.*[/\\]/s, '')
    // eslint-disable-next-line no-control-regex -- these are what must go
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .toWellFormed()
    .trim();
  return plain === '' || /^\.+$/.test(plain) ? 'file' : [...plain].slice(0, 120).join('');
}

/** Content-Disposition (RFC 6266) that keeps a Chinese name (RFC 8187) and offers an ASCII one beside it. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const extended = encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
