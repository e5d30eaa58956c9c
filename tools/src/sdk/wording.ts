import { deprecationText, type Operation } from '@counterless/contracts';

const safe = (text: string): string => text.replaceAll('*/', '* /');

/** A comment of one line, none where there is no text. */
export const comment = (indent: string, text: unknown): string => (typeof text === 'string' ? `${indent}/** ${safe(text)} */\n` : '');

/** What stands above an operation. A tag is read as one only at the start of a line. */
export function docOf(operation: Pick<Operation, 'summary' | 'description' | 'sandbox' | 'deprecated'>): string {
  const text = [operation.summary, operation.description, operation.sandbox ? 'Sandbox only.' : ''].filter(Boolean).join('. ');
  const end = deprecationText(operation);
  return end === undefined ? comment('    ', text) : `    /**\n     * ${safe(text)}\n     * @deprecated ${safe(end)}\n     */\n`;
}
