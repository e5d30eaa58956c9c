import { Int, Optional, Text } from './vocabulary.ts';

/** Query of every list: at most `limit` entries after `cursor`. */
export class Page {
  @Optional() @Int(1, 200, { description: 'How many at most; 50 unless said' }) readonly limit?: number;
  @Optional() @Text(300, { description: '`next` of the page before', pattern: /^[A-Za-z0-9_-]+$/ }) readonly cursor?: string;
}
