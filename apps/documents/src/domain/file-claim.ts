import type { Fault } from '@counterless/kernel';

/** What a case needs to know of a file that it wants to use. */
export interface ClaimableFile {
  readonly id: string;
  readonly owner: { readonly kind: string; readonly id: string };
  readonly format: string;
  readonly bytes: number;
  readonly status: 'checking' | 'ready';
  readonly holder: string | null;
}

export interface Claim {
  readonly owner: { readonly kind: string; readonly id: string };
  readonly holder: string;
  readonly files: readonly { readonly fileId: string; readonly formats: readonly string[]; readonly maxBytes?: number | undefined }[];
}

/** `.jpeg` on a guide is `jpg` here. */
const synonyms: Readonly<Record<string, string>> = { jpeg: 'jpg' };
const plain = (format: string) => synonyms[format.toLowerCase()] ?? format.toLowerCase();

/** The size in the unit that people use: 1 MB is 1,048,576 bytes, one place after the point. */
export const megabytes = (bytes: number): string => (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1);

/** Everything that forbids the claim, for each file by its place. A file that is not there and one of somebody else look alike. */
export function claimFaults(claim: Claim, found: ReadonlyMap<string, ClaimableFile>): Fault[] {
  const seen = new Set<string>();
  return claim.files.flatMap(({ fileId, formats, maxBytes }, i) => {
    const fault = (code: string, en: string, zh: string): Fault => ({ path: `$.files[${i}]`, code, message: { en, zh } });
    if (seen.has(fileId)) return [fault('twice', 'is named twice: hand it in once for each material', '该文件被重复引用，每项材料请单独上传')];
    seen.add(fileId);
    const file = found.get(fileId);
    if (!file || file.owner.id !== claim.owner.id || file.owner.kind !== claim.owner.kind) return [fault('unknown', 'there is no such file of yours; upload it again', '没有找到您的这个文件，请重新上传')];
    const faults: Fault[] = [];
    if (file.holder !== null && file.holder !== claim.holder) faults.push(fault('held', 'another case uses it; upload it again', '该文件已用于另一办件，请重新上传'));
    if (!formats.map(plain).includes(file.format)) faults.push(fault('format', `is ${file.format}; this material takes ${formats.join(', ')}`, `文件类型为 ${file.format}，此项材料仅接受 ${formats.join('、')}`));
    if (maxBytes !== undefined && file.bytes > maxBytes) faults.push(fault('too-large', `has ${megabytes(file.bytes)} MB; at most ${megabytes(maxBytes)} MB here`, `文件大小 ${megabytes(file.bytes)} MB，上限 ${megabytes(maxBytes)} MB`));
    if (file.status === 'checking') faults.push(fault('checking', 'is still being checked for malware; try again in a minute', '文件仍在安全检查中，请稍后再试'));
    return faults;
  });
}
