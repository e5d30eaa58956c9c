import { fact } from './fact.ts';
import { Id, Instant, Text } from './vocabulary.ts';

export class AccessRevoked {
  @Text(100, { description: 'Subject of the tokens: a person, enterprise, officer or client id' }) readonly subject!: string;
  @Instant({ description: 'Tokens issued before this are void' }) readonly before!: string;
}
export class SubjectIdentified {
  @Id() readonly subjectId!: string;
}

export const identity = {
  accessRevoked: fact({ subject: 'identity.access.revoked.v1', summary: 'Tokens of a subject are void', payload: AccessRevoked, readBy: ['gateway'] }),
} as const;
