import type { Place } from './place'

const unreal = '/Script/Sentry.SentrySettings'
/** Godot takes the key that ends with the kind of its build, where there is one. */
const byBuild = (key: string) => ({
  section: 'sentry',
  key,
  suffix: { test: '.debug', live: '.release' },
  orBare: true as const,
})
// Keys of automatic properties, as the C# compiler names them.
const property = (name: string) => ({ key: `<${name}>k__BackingField` })

/** Where the SDKs of Sentry and its command line read their settings. */
export const sentryPlaces: Place[] = [
  {
    id: 'unity',
    label: 'Unity asset',
    engine: 'unity',
    ships: true,
    // The script is in a DLL, where only the fileID tells it from others.
    file: {
      script: '43ec428a58422470fa764bdba9d9bc19',
      fileID: '-668357930',
      standard: 'Assets/Resources/Sentry/SentryOptions.asset',
    },
    format: 'unityAsset',
    values: { dsn: property('Dsn'), environmentName: property('EnvironmentOverride') },
    absent: 'Unity makes it when the menu Tools, Sentry is used. The DSN is then written here.',
  },
  {
    // Its fileID differs from release to release, so it is known by its path.
    id: 'unityCli',
    label: 'SentryCliOptions.asset',
    engine: 'unity',
    ships: false,
    file: { path: 'Assets/Plugins/Sentry/SentryCliOptions.asset' },
    format: 'unityAsset',
    values: { organization: property('Organization'), project: property('Project') },
    secrets: { authToken: property('Auth') },
    ifThere: true,
  },
  {
    id: 'unreal',
    label: 'DefaultEngine.ini',
    engine: 'unreal',
    ships: true,
    file: { path: 'Config/DefaultEngine.ini' },
    format: 'unrealTree',
    values: {
      dsn: { section: unreal, key: 'Dsn' },
      environmentName: { section: unreal, key: 'Environment' },
    },
  },
  {
    // Of the command line of Sentry, which the plugin calls after a build.
    id: 'properties',
    label: 'sentry.properties',
    engine: 'unreal',
    ships: false,
    file: { path: 'sentry.properties' },
    format: 'properties',
    values: { organization: { key: 'defaults.org' }, project: { key: 'defaults.project' } },
    secrets: { authToken: { key: 'auth.token' } },
  },
  {
    id: 'godot',
    label: 'project.godot',
    engine: 'godot',
    ships: true,
    file: { path: 'project.godot' },
    format: 'godot',
    values: {
      dsn: byBuild('options/dsn'),
      environmentName: byBuild('options/environment'),
    },
  },
]
