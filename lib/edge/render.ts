import { FORTIOS } from './fortios';
import { FRR } from './frr';
import { IOS_XE } from './ios-xe';
import { JUNOS } from './junos';
import type { FilledRouter, RouterConfiguration } from './model';
import type { SecretReference } from './placeholder';
import { throwIfAny, unknownPlatformProblem } from './problems';
import type { RenderedFile, Renderer } from './renderer';
import type { Secrets } from './secrets';

/** Every platform that configurations are written for. */
export const RENDERERS: readonly Renderer[] = [FRR, IOS_XE, JUNOS, FORTIOS];

/**
 * The files of a router, in the words of its platform.
 *
 * @param router of which every value is known
 * @param secrets the keys
 * @throws HybridNetworkError when nothing writes for its platform
 */
export function renderRouter(router: FilledRouter, secrets: Secrets): readonly RenderedFile[] {
  return rendererOf(router).render(router, secrets);
}

/** The keys of the ports that a router encrypts itself: none where its platform is not told to. */
export const portKeys = (router: Pick<RouterConfiguration, 'platform' | 'macsec'>): readonly SecretReference[] =>
  (rendererOf(router).encryptsPorts ? router.macsec.map(({ keys }) => keys) : []);

/**
 * What writes for a router.
 *
 * @throws HybridNetworkError when nothing does
 */
export function rendererOf({ platform }: Pick<FilledRouter, 'platform'>): Renderer {
  const renderer = RENDERERS.find((one) => one.platform === platform);
  if (!renderer) throwIfAny([unknownPlatformProblem(platform, RENDERERS.map((one) => one.platform))]);
  return renderer!;
}
