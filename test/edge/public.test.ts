import { examplePlan, filled } from './fixture';
import { type Platform, renderRouter } from '../../lib/edge';

const { routers, secrets } = filled(examplePlan('aws-maximum'));
const written = (platform: Platform): string => renderRouter({ ...routers[0]!, platform }, secrets).map(({ text }) => text).join('');

test.each<readonly [Platform, readonly string[]]>([
  ['frr', ['bgp community-list standard any-7224-8100 permit 7224:8100', ' match community any-7224-8100', ' set community 7224:9100 additive']],
  ['ios-xe', ['ip community-list standard any-7224-8100 permit 7224:8100', ' match community any-7224-8100', ' set community 7224:9100 additive']],
  ['junos', [
    'set policy-options community c-7224-8100 members 7224:8100',
    'set policy-options policy-statement aws-public-in term 10 from community c-7224-8100',
    'set policy-options policy-statement aws-public-out term 10 then community add c-7224-9100',
  ]],
  ['fortios', ['config router community-list', 'set match "7224:8100"', 'set match-community "any-7224-8100"', 'set set-community "7224:9100"']],
])('%s takes public routes of the Region, and tells it alone the site', (platform, lines) => {
  expect(written(platform).split('\n').map((line) => line.trim())).toEqual(expect.arrayContaining(lines.map((line) => line.trim())));
});

test.each<readonly [Platform, RegExp]>([
  ['frr', /^ip route \S+\/32 203\.0\.113\.29 eth1$/gm],
  ['ios-xe', /^ip route \S+ 255\.255\.255\.255 203\.0\.113\.29$/gm],
  ['junos', /^set routing-options static route \S+\/32 next-hop 203\.0\.113\.29$/gm],
  ['fortios', /^ +set gateway 203\.0\.113\.29$/gm],
])('%s reaches every end of a tunnel over the internet, and not over the public interface', (platform, route) => {
  expect([...written(platform).matchAll(route)]).toHaveLength(routers[0]!.tunnels.length);
});
