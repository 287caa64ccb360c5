import { ashburn, found, told } from '../support';

const KNOWN = '(catalog.locations adds to what it knows)';

type Place = readonly [code: string, building: string, metro: string, secondBuilding?: string];

/** The Ashburn example whose link to one cloud ends in locations of its own. */
function ending(link: 'aws' | 'azure' | 'google', resilience: string, ...places: Place[]) {
  return ashburn((d) => {
    d.catalog = { locations: {} };
    for (const [code, building, metro, secondBuilding] of places) {
      d.catalog.locations[code] = { provider: link, building, metro, ...(secondBuilding && { secondBuilding }) };
    }
    d.links[link].resilience = resilience;
    d.links[link].primary.paths = places.map(([location], index) => ({
      router: index % 2 === 0 ? 'edge-1' : 'edge-2', location, ...(link === 'azure' && { serviceProvider: 'Example Carrier' }),
    }));
  });
}

describe('paths', () => {
  test('refuses a location that the catalogue does not know, and offers the one that was meant', () => {
    expect(told(ashburn((d) => { d.links.aws.primary.paths[0].location = 'EqDC3'; }))).toEqual([
      `links.aws.primary.paths[0].location: the catalogue knows no location "EqDC3" of aws -> did you mean "EqDC2"? ${KNOWN}`,
    ]);
  });

  test('offers the locations of a city that is named in place of one', () => {
    const [problem] = told(ashburn((d) => { d.links.aws.primary.paths[0].location = 'Ashburn'; }));
    expect(problem).toMatch(/the catalogue knows no location "Ashburn" of aws -> use (.+, )?EqDC2/);
  });

  test('refuses a location of another provider', () => {
    expect(found(ashburn((d) => { d.links.aws.primary.paths[0].location = 'Washington DC'; }))).toEqual(['path-location links.aws.primary.paths[0].location']);
  });

  test('takes a location that the definition adds', () => {
    expect(found(ending('aws', 'high', ['Lab1', 'Hall A', 'Lab'], ['Lab2', 'Hall C', 'Lab']))).toEqual([]);
  });

  test('does not call a location unknown whose addition has a problem of its own', () => {
    const definition = ending('aws', 'high', ['Lab1', 'Hall A', 'Lab'], ['Lab2', 'Hall C', 'Lab']);
    definition.catalog.locations.Lab1.building = 7;
    expect(found(definition)).toEqual(['type catalog.locations.Lab1.building']);
  });

  test('asks who provides a circuit of ExpressRoute', () => {
    const [problem, ...others] = told(ashburn((d) => { delete d.links.azure.primary.paths[0].serviceProvider; }));
    expect(problem).toMatch(/^links\.azure\.primary\.paths\[0\]\.serviceProvider: the path names no service provider -> use .+ or one of \d+ others$/);
    expect(others).toEqual([]);
  });

  test('refuses a service provider that is not at the location', () => {
    const [problem, ...others] = told(ashburn((d) => { d.links.azure.primary.paths[1].serviceProvider = 'Equinix'; }));
    expect(problem).toMatch(/^links\.azure\.primary\.paths\[1\]\.serviceProvider: "Equinix" is not at "Washington DC2", for what the catalogue knows -> use .*CoreSite/);
    expect(others).toEqual([]);
  });

  test('tells a service provider by its letters, case included', () => {
    expect(told(ashburn((d) => { d.links.azure.primary.paths[0].serviceProvider = 'equinix'; }))).toEqual([
      `links.azure.primary.paths[0].serviceProvider: "equinix" is not at "Washington DC", for what the catalogue knows -> did you mean "Equinix"? ${KNOWN}`,
    ]);
  });

  test.each(['aws', 'google'])('refuses a service provider on the link to %s', (link) => {
    expect(found(ashburn((d) => { d.links[link].primary.paths[0].serviceProvider = 'Equinix'; }))).toEqual([`service-provider links.${link}.primary.paths[0].serviceProvider`]);
  });

  test('refuses one router and location twice', () => {
    expect(told(ashburn((d) => { d.links.aws.primary.paths.push({ router: 'edge-1', location: 'EqDC2' }); }))).toEqual([
      'links.aws.primary.paths[2]: the path from "edge-1" to "EqDC2" is written twice -> leave one: the plan finds how many circuits a path gets',
    ]);
  });

  test('asks for two paths where a failure has to be survived', () => {
    expect(told(ending('aws', 'high', ['Lab1', 'Hall A', 'Lab']))).toEqual([
      'links.aws.primary.paths: the link has one path, and resilience high asks for two -> add a path to a location in another building, or set resilience: basic',
    ]);
    expect(found(ending('aws', 'basic', ['Lab1', 'Hall A', 'Lab']))).toEqual([]);
  });

  test('asks for two paths where the policy does, by default too', () => {
    const definition = ending('aws', 'high', ['Lab1', 'Hall A', 'Lab']);
    delete definition.links.aws.resilience;
    expect(found(definition)).toEqual(['path-count links.aws.primary.paths']);
    delete definition.policy.resilience;
    expect(found(definition)).toEqual(['path-count links.aws.primary.paths']);
    definition.policy.resilience = 'basic';
    expect(found(definition)).toEqual([]);
  });

  test.each(['aws', 'azure'] as const)('refuses paths that all end in one building (%s)', (link) => {
    expect(told(ending(link, 'high', ['lab-zone1-1', 'Hall A', 'Lab'], ['lab-zone2-1', 'Hall A', 'Lab']))).toEqual([
      `links.${link}.primary.paths: all paths end in one building, Hall A -> end one in another building (resilience is high), or set resilience: basic`,
    ]);
  });

  test('takes two locations of AWS for maximum resilience', () => {
    expect(found(ending('aws', 'maximum', ['Lab1', 'Hall A', 'Lab'], ['Lab2', 'Hall C', 'Lab']))).toEqual([]);
  });

  test('takes one ExpressRoute Metro location for high resilience, and not for maximum', () => {
    expect(found(ending('azure', 'high', ['Lab Metro', 'Hall A', 'Lab', 'Hall B']))).toEqual([]);
    expect(found(ending('azure', 'maximum', ['Lab Metro', 'Hall A', 'Lab', 'Hall B']))).toEqual(['path-count links.azure.primary.paths']);
    expect(found(ending('azure', 'maximum', ['Lab Metro', 'Hall A', 'Lab', 'Hall B'], ['Lab2', 'Hall C', 'Lab']))).toEqual([]);
  });

  test('asks for both zones of one metro of Google for high resilience', () => {
    expect(told(ending('google', 'high', ['lab-zone1-1', 'Hall A', 'Lab'], ['lab-zone1-2', 'Hall B', 'Lab']))).toEqual([
      'links.google.primary.paths: no metro has a path to both of its zones, and resilience high asks for one that has (NO_ATTACHMENTS_IN_METRO_AND_ZONE) -> end one path in zone1 and one in zone2 of the same metro, in one region, or set resilience: basic',
    ]);
    expect(found(ending('google', 'high', ['lab-zone1-1', 'Hall A', 'Lab'], ['far-zone2-2', 'Hall B', 'Far']))).toEqual(['path-zone links.google.primary.paths']);
    expect(found(ending('google', 'high', ['lab-zone1-1', 'Hall A', 'Lab'], ['lab-zone2-2', 'Hall B', 'Lab']))).toEqual([]);
  });

  test('asks for both zones of two metros of Google for maximum resilience', () => {
    const lab: Place[] = [['lab-zone1-1', 'Hall A', 'Lab'], ['lab-zone2-2', 'Hall B', 'Lab']];
    expect(told(ending('google', 'maximum', ...lab, ['far-zone1-1', 'Hall C', 'Far']))).toEqual([
      'links.google.primary.paths: the paths end in both zones of Lab, and resilience maximum asks for both zones of two metros (NO_ATTACHMENTS_IN_METRO_AND_ZONE) -> add paths: zone1 and zone2 of each of two metros, each metro with a region of its own, or set resilience: basic',
    ]);
    expect(found(ending('google', 'maximum', ...lab, ['far-zone1-1', 'Hall C', 'Far'], ['far-zone2-1', 'Hall C', 'Far']))).toEqual(['path-regions links.google.primary.paths']);
  });
});
