import { describe, expect, it } from '@jest/globals';
import { matterFaults, type MatterRow } from './matter-rules.ts';

const around = { departments: new Map([['JTYS', '330782'], ['GA', '330700']]), themes: new Set(['transport', 'birth']), regions: new Set(['330100', '330700', '330781', '330782']) };
const good: MatterRow = {
  department: 'JTYS', region: '330782', kind: 'promised', legalPeriod: 20, promisedPeriod: 5, materials: [{ code: 'CL0001' }, { code: 'CL0002' }],
  stages: [{ department: 'JTYS', order: 1 }, { department: 'GA', order: 2 }], themes: ['transport', 'birth'], validFrom: '2026-01-01',
};

describe('an entry of the catalogue', () => {
  it.each<[string, Partial<MatterRow>]>([
    ['promised within the law', {}],
    ['promised at the legal limit', { promisedPeriod: 20 }],
    ['immediate', { kind: 'immediate', legalPeriod: 0, promisedPeriod: 0 }],
    ['granted at once by rules', { kind: 'immediate', legalPeriod: 0, promisedPeriod: 0, atOnce: {} }],
    ['of a department of the wider region', { department: 'GA' }],
    ['without themes and materials', { themes: [], materials: [] }],
    ['handled side by side', { stages: [{ department: 'GA', order: 2 }, { department: 'JTYS', order: 1 }, { department: 'JTYS', order: 2 }] }],
    ['for a certificate that ends and is renewed', { certificate: { validMonths: 60, renewable: true }, effect: 'renew' }],
    ['for a certificate without an end', { certificate: { renewable: false } }],
  ])('may be %s', (_name, more) => {
    expect(matterFaults({ ...good, ...more }, around)).toEqual([]);
  });

  it.each<[string, Partial<MatterRow>, [string, string][]]>([
    ['promises more than the law', { promisedPeriod: 21 }, [['$.promisedPeriod', 'longer-than-legal']]],
    ['is immediate with periods', { kind: 'immediate' }, [['$.legalPeriod', 'immediate'], ['$.promisedPeriod', 'immediate']]],
    ['is promised without a period', { promisedPeriod: 0 }, [['$.promisedPeriod', 'promised']]],
    ['is promised and granted at once', { atOnce: {} }, [['$.atOnce', 'immediate']]],
    ['has an unknown department', { department: 'XX' }, [['$.department', 'department']]],
    ['has a stage of an unknown department', { stages: [{ department: 'JTYS', order: 1 }, { department: 'XX', order: 1 }] }, [['$.stages[1].department', 'department']]],
    ['has an unknown theme', { themes: ['birth', 'death'] }, [['$.themes[1]', 'theme']]],
    ['has a theme twice', { themes: ['birth', 'birth'] }, [['$.themes[1]', 'twice']]],
    ['has a material twice', { materials: [{ code: 'A' }, { code: 'A' }] }, [['$.materials[1].code', 'twice']]],
    ['leaves out an order of its stages', { stages: [{ department: 'JTYS', order: 1 }, { department: 'GA', order: 3 }] }, [['$.stages[1].order', 'stage-order']]],
    ['renews a certificate that has no end', { certificate: { renewable: false }, effect: 'renew' }, [['$.certificate.validMonths', 'renewal']]],
    ['has a certificate that can be renewed and has no end', { certificate: { renewable: true } }, [['$.certificate.validMonths', 'renewal']]],
    ['acts on a certificate that is not named', { effect: 'replace' }, [['$.effect', 'certificate']]],
    ['lies in no region', { region: '990000' }, [['$.region', 'region']]],
    ['lies outside its department', { region: '330100' }, [['$.region', 'department-region']]],
    ['starts before the calendar', { validFrom: '0900-01-01' }, [['$.validFrom', 'day']]],
  ])('is faulty when it %s', (_name, more, faults) => {
    expect(matterFaults({ ...good, ...more }, around).map(f => [f.path, f.code])).toEqual(faults);
  });
});
