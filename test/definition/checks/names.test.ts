import { ashburn, found, smallLab, told } from '../support';

describe('names', () => {
  test('refuses a link to a site that is not declared, and offers the one that was meant', () => {
    expect(told(ashburn((d) => { d.links.aws.site = 'asburn'; delete d.workloads; }))).toEqual(['links.aws.site: there is no site "asburn" -> did you mean "ashburn"?']);
  });

  test('refuses a link to a cloud that is not declared', () => {
    expect(told(ashburn((d) => { d.links.azure.cloud = 'oracle'; delete d.workloads; })))
      .toEqual(['links.azure.cloud: there is no cloud "oracle" -> use aws-virginia, azure-virginia or google-virginia']);
  });

  test('refuses a path from a router that its site does not have', () => {
    expect(told(ashburn((d) => { d.links.aws.primary.paths[1].router = 'edge-3'; })))
      .toEqual(['links.aws.primary.paths[1].router: there is no router "edge-3" of the site "ashburn" -> did you mean "edge-1"?']);
  });

  test('refuses a workload from and to what is not declared, once for each', () => {
    expect(told(smallLab((d) => { d.workloads.api.from = 'nowhere'; d.workloads.api.to = 'grage'; }))).toEqual([
      'workloads.api.from: there is no site or cloud "nowhere" -> use garage or google-belgium',
      'workloads.api.to: there is no site or cloud "grage" -> did you mean "garage"?',
    ]);
  });

  test('refuses a shared risk of a router that its site does not have', () => {
    expect(told(ashburn((d) => { d.sites.ashburn.sharedRisks['fiber-north'] = ['edge-1', 'edg-2']; })))
      .toEqual(['sites.ashburn.sharedRisks.fiber-north[1]: there is no router "edg-2" -> did you mean "edge-2"?']);
  });

  test('does not call a name unknown that is declared in a part with a problem of its own', () => {
    expect(found(ashburn((d) => { d.sites.ashburn.asn = 'x'; }))).toEqual(['type sites.ashburn.asn']);
  });

  test('does not call names unknown in a section that cannot be read', () => {
    expect(found(ashburn((d) => { d.sites = []; d.clouds = 5; }))).toEqual(['type sites', 'type clouds']);
  });

  test('refuses a site and a cloud of one name', () => {
    expect(told(smallLab((d) => { d.clouds.garage = { provider: 'azure', region: 'westeurope', prefixes: ['10.201.0.0/16'] }; })))
      .toEqual(['clouds.garage: a site is called "garage" too -> give them different names: a workload names either in from and to']);
  });

  test('refuses names that no identifier can have', () => {
    expect(told(smallLab((d) => { d.sites.garage.routers = { 'Router 1': {}, 'router-1': d.sites.garage.routers['router-1'] }; })))
      .toEqual(['sites.garage.routers["Router 1"]: "Router 1" is not a name -> write 1 to 40 lower-case letters, digits and hyphens, starting with a letter']);
  });

  test('refuses a site without a router', () => {
    expect(told(smallLab((d) => { d.sites.garage.routers = {}; })))
      .toEqual(['sites.garage.routers: the site has no router -> name at least one: every link ends on a router']);
  });
});
