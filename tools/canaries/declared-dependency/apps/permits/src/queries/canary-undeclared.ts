// Breaks declared-dependency: it is there by the grace of another package.
import validator from 'validator';

export const isTrue = validator.isBoolean('true');
