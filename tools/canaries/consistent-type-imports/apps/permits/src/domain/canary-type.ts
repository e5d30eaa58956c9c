// Breaks @typescript-eslint/consistent-type-imports: loads a file for its types.
import { LocalText } from '@counterless/kernel';

export const english = (text: LocalText): string => text.en;
