import { identityProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';

const tries = 8;

/**
 * Draws again where what was drawn is somebody's already: there are no more than 900,000 test numbers, and among a thousand people two share one as likely as not.
 * @throws the problem where what was asked for is taken
 */
export async function drawn<T>(make: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await make();
    } catch (error) {
      if (left <= 1 || !(error instanceof Problem && error.type === identityProblems.identifierTaken)) throw error;
    }
  }
}
