import { ashburn, found, smallLab, told } from '../support';

describe('policy, dates and catalogue', () => {
  test('refuses circuits in service before the day that prices count from', () => {
    expect(told(smallLab((d) => { d.inService = '2026-11-30'; }))).toEqual([
      'inService: 2026-11-30 is before asOf, 2026-12-01 -> prices, growth and lead times count from asOf: make it the earlier one',
    ]);
    expect(found(smallLab((d) => { d.inService = d.asOf; }))).toEqual([]);
  });

  test.each([
    ['headroom', '301%', '0% to 300%'], ['utilizationLimit', '0%', '1% to 100%'], ['utilizationLimit', '100.1%', '1% to 100%'],
    ['failureUtilizationLimit', '101%', '1% to 100%'], ['growth', '1001%/year', '0%/year to 1000%/year'], ['horizon', '121 months', '0 to 120 months'],
  ])('refuses the %s %s', (field, given, range) => {
    expect(told(ashburn((d) => { d.policy[field] = given; }))).toEqual([`policy.${field}: ${given} is out of range -> write ${range}`]);
  });

  test.each([['headroom', '0%'], ['headroom', '300%'], ['utilizationLimit', '100%'], ['growth', '0%/year'], ['horizon', '1 month']])('takes the %s %s', (field, given) => {
    expect(found(ashburn((d) => { d.policy[field] = given; }))).toEqual([]);
  });

  test('refuses the growth of a workload that is out of range', () => {
    expect(found(ashburn((d) => { d.workloads.telemetry.growth = '5000%/year'; }))).toEqual(['policy-range workloads.telemetry.growth']);
  });

  test('refuses a price of what the catalogue does not have', () => {
    expect(told(ashburn((d) => { d.catalog = { monthlyPrices: { 'aws/direct-connect/10g': 1, 'aws/direct-connect/100G': 2 } }; }))).toEqual([
      'catalog.monthlyPrices["aws/direct-connect/10g"]: the catalogue has nothing with the id "aws/direct-connect/10g" -> did you mean "aws/direct-connect/10G"?',
    ]);
  });

  test('refuses a location of Google whose name does not tell its zone', () => {
    expect(told(ashburn((d) => { d.catalog = { locations: { 'equinix-ashburn': { provider: 'google', building: 'Equinix', metro: 'Ashburn' } } }; }))).toEqual([
      'catalog.locations.equinix-ashburn: "equinix-ashburn" does not tell its zone -> write the name of the facility as Google does: metro, zone and number, such as iad-zone1-1',
    ]);
  });
});
