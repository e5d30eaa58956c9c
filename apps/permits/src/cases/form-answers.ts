import { Injectable } from '@nestjs/common';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { LRUCache } from 'lru-cache';
import type { Fault, LocalText } from '@counterless/kernel';
import { formats } from '../domain/matter-form.ts';

const mostListed = 200;

/** What is filled in, against the form of a matter: every fault at its path. Forms were measured when the catalogue took them in. */
@Injectable()
export class FormAnswers {
  readonly #compiled = new LRUCache<object, ValidateFunction>({ max: 500 });
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, addUsedSchema: false, logger: false });

  constructor() {
    (addFormats as unknown as (ajv: Ajv2020, formats: readonly string[]) => void)(this.#ajv, formats);
  }

  faults(form: object, answers: unknown, path = '$.form'): Fault[] {
    const validate = this.#validator(form);
    if (validate(answers)) return [];
    return (validate.errors ?? []).filter(e => e.keyword !== 'if').slice(0, mostListed).map(e => faultOf(e, path));
  }

  fits(schema: object, answers: unknown): boolean {
    return this.#validator(schema)(answers);
  }

  /** The entries of the catalogue are kept by its store, so that the same version is the same object. */
  #validator(form: object): ValidateFunction {
    let validate = this.#compiled.get(form);
    if (!validate) {
      validate = this.#ajv.compile(form);
      this.#ajv.removeSchema(form);
      this.#compiled.set(form, validate);
    }
    return validate;
  }
}

const step = (name: string) => (/^\d+$/.test(name) ? `[${name}]` : /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`);

function faultOf({ instancePath, keyword, params, message = '' }: ErrorObject, path: string): Fault {
  const names = instancePath.split('/').slice(1).map(n => n.replaceAll('~1', '/').replaceAll('~0', '~'));
  const own = (params as { missingProperty?: string; additionalProperty?: string; unevaluatedProperty?: string });
  const last = own.missingProperty ?? own.additionalProperty ?? own.unevaluatedProperty;
  if (last !== undefined) names.push(last);
  const at = `${path}${names.map(step).join('')}`.slice(0, 300);
  return { path: at, code: keyword, message: messageOf(keyword, params as Record<string, unknown>, message) };
}

const said = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value));

/** The validator speaks English only. */
function messageOf(keyword: string, params: Record<string, unknown>, en: string): LocalText {
  const limit = said(params['limit']);
  const allowed = Array.isArray(params['allowedValues']) ? params['allowedValues'].map(said).join('、') : '';
  const known: Record<string, LocalText> = {
    required: { en: 'is needed', zh: '为必填项' },
    additionalProperties: { en: 'is no field of this form', zh: '不是本表单的字段' },
    unevaluatedProperties: { en: 'is no field of this form', zh: '不是本表单的字段' },
    type: { en, zh: `类型应为 ${said(params['type'])}` },
    minLength: { en, zh: `至少 ${limit} 个字符` },
    maxLength: { en, zh: `最多 ${limit} 个字符` },
    pattern: { en: 'has not the right form', zh: '格式不正确' },
    format: { en: `must be a ${said(params['format'])}`, zh: `格式应为 ${said(params['format'])}` },
    enum: { en: `must be one of ${allowed}`, zh: `应为以下之一：${allowed}` },
    minimum: { en, zh: `不得小于 ${limit}` },
    maximum: { en, zh: `不得大于 ${limit}` },
    exclusiveMinimum: { en, zh: `应大于 ${limit}` },
    exclusiveMaximum: { en, zh: `应小于 ${limit}` },
    minItems: { en, zh: `至少 ${limit} 项` },
    maxItems: { en, zh: `最多 ${limit} 项` },
  };
  return known[keyword] ?? { en, zh: `不符合要求（${keyword}）` };
}
