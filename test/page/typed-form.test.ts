import { describe, expect, it } from '@jest/globals';
import { typedForm } from '../../playground/page/text/typed-form.ts';

const names = {
  userName: (id: string) => (id === 'U_SAM' ? 'Sam Ortiz' : id),
  channelName: (id: string) => (id === 'C_DEALS' ? 'deals' : id),
};

describe('typedForm', () => {
  it.each([
    ['hello <@U_SAM>', 'hello @Sam Ortiz'],
    ['in <#C_DEALS|deals> and <#C_DEALS>', 'in #deals and #deals'],
    ['<!here> see <https://a.example/?x=1&amp;y=2>', '@here see https://a.example/?x=1&y=2'],
    ['<mailto:dana@acme.com|dana@acme.com>, <http://acme.com|acme.com>', 'dana@acme.com, acme.com'],
    ['5 &lt; 6 &amp;&amp; &lt;b&gt;', '5 < 6 && <b>'],
  ])('gives %j back as it was typed', (kept, typed) => {
    expect(typedForm(kept, names)).toBe(typed);
  });
});
