/** Parts of the world: between them round trips and prices are others than those that a plan counts with. */
export type GoogleArea = 'North America' | 'South America' | 'Europe, the Middle East and Africa' | 'Asia and Oceania';

/** Regions of Google Cloud, by name, as read on 2026-11-21: https://cloud.google.com/workload-manager/docs/evaluate/locations */
export const googleRegions: readonly string[] = [
  'northamerica-northeast1', 'northamerica-northeast2', 'northamerica-south1',
  'us-central1', 'us-east1', 'us-east4', 'us-east5', 'us-south1', 'us-west1', 'us-west2', 'us-west3', 'us-west4',
  'southamerica-east1', 'southamerica-west1',
  'europe-central2', 'europe-north1', 'europe-north2', 'europe-southwest1', 'europe-west1', 'europe-west2', 'europe-west3', 'europe-west4', 'europe-west6',
  'europe-west8', 'europe-west9', 'europe-west10', 'europe-west12',
  'me-central1', 'me-central2', 'me-west1', 'africa-south1',
  'asia-east1', 'asia-east2', 'asia-northeast1', 'asia-northeast2', 'asia-northeast3', 'asia-south1', 'asia-south2', 'asia-southeast1', 'asia-southeast2',
  'australia-southeast1', 'australia-southeast2',
];

const AREAS: Readonly<Record<string, GoogleArea>> = {
  us: 'North America',
  northamerica: 'North America',
  southamerica: 'South America',
  europe: 'Europe, the Middle East and Africa',
  me: 'Europe, the Middle East and Africa',
  africa: 'Europe, the Middle East and Africa',
  asia: 'Asia and Oceania',
  australia: 'Asia and Oceania',
};

/** The part of the world of a region, which its name starts with, also that of a new one. */
export const areaOfRegion = (region: string): GoogleArea | undefined => AREAS[region.split('-')[0]!];
