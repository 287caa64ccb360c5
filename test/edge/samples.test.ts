import { ashburn, filled, running } from './fixture';
import { AWS_VPN as FORTIOS_VPN } from './fortios/samples';
import { EXPRESS_ROUTE as IOS_XE_EXPRESS_ROUTE, ROUTE_BASED_VPN as IOS_XE_VPN } from './ios-xe/samples';
import { AWS_VPN as JUNOS_VPN, EXPRESS_ROUTE as JUNOS_EXPRESS_ROUTE } from './junos/samples';
import { missingStatements, type Sample, wantedOf } from './samples';
import { type Platform, renderRouter } from '../../lib/edge';

const SAMPLES: readonly (Sample & { readonly platform: Platform })[] = [
  { platform: 'fortios', ...FORTIOS_VPN },
  { platform: 'ios-xe', ...IOS_XE_EXPRESS_ROUTE },
  { platform: 'ios-xe', ...IOS_XE_VPN },
  { platform: 'junos', ...JUNOS_EXPRESS_ROUTE },
  { platform: 'junos', ...JUNOS_VPN },
];

describe.each(SAMPLES)('beside $title ($source)', ({ platform, ...sample }) => {
  test('every statement of the sample has its counterpart', () => {
    const { routers, secrets } = filled(ashburn(running(platform)));
    expect(missingStatements(renderRouter(routers[0]!, secrets)[0]!.text, sample)).toEqual([]);
  });

  test('a statement that is missing would be found', () => {
    expect(missingStatements('', sample)).toEqual(wantedOf(sample));
  });
});
