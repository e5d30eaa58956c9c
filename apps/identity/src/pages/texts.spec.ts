import { describe, expect, it } from '@jest/globals';
import { apiScopes, heldBy, personalScopes } from '../oidc/scopes.ts';
import { formTarget, html } from './html.ts';
import { pageLanguage, texts } from './texts.ts';

describe('the words of the pages', () => {
  it('are there in both languages for every scope that anybody can be asked to allow', () => {
    const asked = [
      ...heldBy({ kind: 'person' }, apiScopes),
      ...heldBy({ kind: 'officer', roles: ['head'] }, apiScopes),
      ...personalScopes,
      'openid',
      'offline_access',
    ];
    for (const language of ['zh', 'en'] as const) expect(asked.filter(s => !(s in texts[language].scopes))).toEqual([]);
  });

  it('are chosen by the switch, the app, the browser, in this order', () => {
    expect(pageLanguage('en', 'zh-CN', 'zh')).toBe('en');
    expect(pageLanguage(undefined, 'fr en-GB zh', 'zh')).toBe('en');
    expect(pageLanguage('fr', undefined, 'en-US,zh;q=0.5')).toBe('en');
    expect(pageLanguage(undefined, undefined, undefined)).toBe('zh');
  });
});

describe('markup', () => {
  it('escapes values and keeps markup', () => {
    expect(html`<p title="${'"x"'}">${'<b>'}${html`<i>${"'"}</i>`}${[html`<u></u>`]}${false}</p>`.text).toBe(
      '<p title="&quot;x&quot;">&lt;b&gt;<i>&#39;</i><u></u></p>',
    );
  });

  it('names where a form may lead', () => {
    expect(formTarget('https://a.example:8443/cb?x=1')).toEqual(['https://a.example:8443']);
    expect(formTarget('com.example.app:/cb')).toEqual(['com.example.app:']);
    expect(formTarget(undefined)).toEqual([]);
  });
});
