const mb = 1024 * 1024;

export interface FormatRule {
  readonly mediaType: string;
  /** Greatest size in bytes. */
  readonly most: number;
}

/** What is taken, by content: the media type that it goes out with, and how large it may be. */
export const formatRules = {
  pdf: { mediaType: 'application/pdf', most: 50 * mb },
  jpg: { mediaType: 'image/jpeg', most: 20 * mb },
  png: { mediaType: 'image/png', most: 20 * mb },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', most: 50 * mb },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', most: 50 * mb },
  // GB/T 33190: Open Fixed-layout Document.
  ofd: { mediaType: 'application/ofd', most: 50 * mb },
  mp3: { mediaType: 'audio/mpeg', most: 50 * mb },
  mp4: { mediaType: 'video/mp4', most: 200 * mb },
} as const satisfies Record<string, FormatRule>;

export type Format = keyof typeof formatRules;
export const formats = Object.keys(formatRules) as readonly Format[];

/** A scan at 600 dpi of an A0 sheet is 19,866 × 28,087: more than that is no document but a load for whoever opens it. */
export const greatestSide = 30_000;
export const greatestArea = 600_000_000;
