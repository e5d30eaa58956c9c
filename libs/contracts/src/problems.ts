import { problem } from '@counterless/kernel';

/** Problems that any operation may answer with. */
export const general = {
  invalid: problem('request.invalid', 'invalid', { en: 'The request has faults', zh: '请求内容有误' }),
  malformed: problem('request.malformed', 'invalid', { en: 'The body is not readable', zh: '请求正文无法读取' }),
  unauthenticated: problem('auth.required', 'unauthenticated', { en: 'A valid access token is needed', zh: '需要有效的访问令牌' }),
  tokenExpired: problem('auth.token-expired', 'unauthenticated', { en: 'The access token has expired', zh: '访问令牌已过期' }),
  tokenInvalid: problem('auth.token-invalid', 'unauthenticated', { en: 'The access token is not valid here', zh: '访问令牌无效' }),
  tokenRevoked: problem('auth.token-revoked', 'unauthenticated', { en: 'The access token has been revoked', zh: '访问令牌已被撤销' }),
  scopeMissing: problem('auth.scope-missing', 'forbidden', { en: 'The token lacks the scope for this', zh: '令牌缺少所需的权限范围' }),
  actorRefused: problem('auth.actor-refused', 'forbidden', { en: 'This kind of caller may not do this', zh: '该类用户无权执行此操作' }),
  notFound: problem('resource.not-found', 'not-found', { en: 'There is nothing here for you', zh: '未找到相关内容' }),
  routeUnknown: problem('route.unknown', 'not-found', { en: 'No such address', zh: '没有这个地址' }),
  methodNotAllowed: problem('route.method-not-allowed', 'method-not-allowed', { en: 'This address does not know this method', zh: '此地址不支持该请求方法' }),
  notAcceptable: problem('request.not-acceptable', 'not-acceptable', { en: 'The answer does not exist in a form you accept', zh: '无法以所要求的格式作答' }),
  stale: problem('resource.stale', 'stale', { en: 'Somebody changed it since you read it', zh: '内容已被他人修改，请重新读取' }),
  tooLarge: problem('request.too-large', 'too-large', { en: 'The request is too large', zh: '请求内容过大' }),
  mediaType: problem('request.media-type', 'unsupported-media-type', { en: 'This media type is not read here', zh: '不支持该内容类型' }),
  keyMissing: problem('idempotency.key-missing', 'invalid', { en: 'An Idempotency-Key header is needed', zh: '需要 Idempotency-Key 请求头' }),
  keyInvalid: problem('idempotency.key-invalid', 'invalid', { en: 'The Idempotency-Key is not usable', zh: 'Idempotency-Key 格式不正确' }),
  keyReused: problem('idempotency.key-reused', 'unprocessable', { en: 'This Idempotency-Key was used for another request', zh: '该 Idempotency-Key 已用于另一请求' }),
  keyInProgress: problem('idempotency.in-progress', 'conflict', { en: 'The first request with this key is still being answered', zh: '使用该 Idempotency-Key 的请求仍在处理中' }),
  rateLimited: problem('rate.limited', 'rate-limited', { en: 'Too many requests', zh: '请求过于频繁' }),
  internal: problem('platform.fault', 'internal', { en: 'A fault on our side', zh: '系统内部错误' }),
  unavailable: problem('platform.unavailable', 'unavailable', { en: 'The service is not available just now', zh: '服务暂时不可用' }),
  timeout: problem('platform.timeout', 'timeout', { en: 'The service did not answer in time', zh: '服务未能及时作答' }),
  signalUnknown: problem('sandbox.only', 'not-found', { en: 'This exists in the sandbox only', zh: '仅沙箱环境提供此功能' }),
} as const;
