import { describe, expect, it } from '@jest/globals';
import { claimFaults, megabytes, type ClaimableFile } from './file-claim.ts';

const owner = { kind: 'person', id: 'a' };
const file = (id: string, more: Partial<ClaimableFile> = {}): ClaimableFile => ({ id, owner, format: 'pdf', bytes: 1000, status: 'ready', holder: null, ...more });
const faultsOf = (files: ClaimableFile[], wanted: { fileId: string; formats?: string[]; maxBytes?: number }[]) =>
  claimFaults({ owner, holder: 'case-1', files: wanted.map(w => ({ formats: ['pdf', 'jpg'], ...w })) }, new Map(files.map(f => [f.id, f]))).map(f => `${f.path} ${f.code}`);

describe('a claim of files', () => {
  it('has no fault where every file is the owner’s, free or held already, and of a format and size that is wanted', () => {
    expect(faultsOf([file('1'), file('2', { holder: 'case-1', format: 'jpg' })], [{ fileId: '1', maxBytes: 1000 }, { fileId: '2', formats: ['JPEG'] }])).toEqual([]);
  });

  it('tells every fault of every file at once', () => {
    const files = [
      file('2', { owner: { kind: 'person', id: 'b' } }),
      file('3', { owner: { kind: 'enterprise', id: 'a' } }),
      file('4', { format: 'docx', bytes: 1001, status: 'checking', holder: 'case-2' }),
    ];
    expect(faultsOf(files, [{ fileId: '1' }, { fileId: '2' }, { fileId: '3' }, { fileId: '4', maxBytes: 1000 }, { fileId: '4' }])).toEqual([
      '$.files[0] unknown', '$.files[1] unknown', '$.files[2] unknown',
      '$.files[3] held', '$.files[3] format', '$.files[3] too-large', '$.files[3] checking',
      '$.files[4] twice',
    ]);
  });

  it('says sizes so that a file that is too large never looks as large as the limit', () => {
    expect([megabytes(1), megabytes(1024 * 1024), megabytes(1024 * 1024 + 1)]).toEqual(['0.1', '1.0', '1.1']);
  });
});
