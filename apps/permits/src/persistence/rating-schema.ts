import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { FieldCipher } from '@counterless/platform';
import { CaseRating } from '../domain/case-rating.ts';

const at = (name: string, nullable = true): EntitySchemaColumnOptions => ({ type: 'timestamptz', precision: 3, name, nullable });
const text = (name: string, nullable = true): EntitySchemaColumnOptions => ({ type: 'text', name, nullable });
const tags = (name: string, nullable: boolean): EntitySchemaColumnOptions => ({ type: 'text', array: true, name, nullable });

/** The mapping of ratings. What people wrote is sealed in its columns: it may name anybody. */
export const ratingSchema = (cipher: Pick<FieldCipher, 'column'>) =>
  new EntitySchema<CaseRating>({
    name: 'CaseRating',
    target: CaseRating,
    tableName: 'case_rating',
    columns: {
      id: { type: 'uuid', primary: true },
      version: { type: 'int' },
      matterCode: text('matter_code', false),
      department: text('department', false),
      region: text('region', false),
      applicantKind: text('applicant_kind', false),
      applicantId: { type: 'uuid', name: 'applicant_id' },
      decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
      level: text('level', false),
      tags: tags('tags', false),
      comment: { type: 'bytea', nullable: true, transformer: cipher.column('case_rating.comment') },
      ratedAt: at('rated_at', false),
      correction: text('correction'),
      correctionDue: text('correction_due'),
      why: { type: 'jsonb', nullable: true },
      overdueAt: at('overdue_at'),
      finding: text('finding'),
      answer: { type: 'bytea', nullable: true, transformer: cipher.column('case_rating.answer') },
      answeredBy: { type: 'uuid', name: 'answered_by', nullable: true },
      answeredAt: at('answered_at'),
      levelAgain: text('level_again'),
      tagsAgain: tags('tags_again', true),
      commentAgain: { type: 'bytea', name: 'comment_again', nullable: true, transformer: cipher.column('case_rating.comment_again') },
      ratedAgainAt: at('rated_again_at'),
    },
  });
