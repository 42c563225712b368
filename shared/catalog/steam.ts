import type { Service } from './service'
import { runtime, secret } from './presetFields'

/** Steamworks: the app ID ships; keys of the Web API and of the publisher are for servers. */
export const steam: Service = {
  version: 1,
  id: 'steam',
  label: 'Steamworks',
  summary: 'Steam. The app ID ships in the game; keys of the Web API are for servers only.',
  isOptional: true,
  experimental: 'The engines’ plugins, not Valve, decide where the app ID is. Some places were seen in projects only.',
  caution:
    'A publisher key acts for your whole company on Steam: only a server may have it. steam_appid.txt is for development and ' +
    'must not be in a build.',
  environments: 'An app ID of Steam is one app. Use branches of the app, or a second app for tests.',
  portal: { url: 'https://api.steampowered.com', basePath: '' },
  links: {
    partner: { label: 'Open Steamworks', url: 'https://partner.steamgames.com' },
    apiKey: { label: 'Open your Web API key', url: 'https://steamcommunity.com/dev/apikey' },
  },
  check: {
    label: 'Check Web API Key',
    help: 'Asks for the profiles of nobody, which Steam answers only with a key. Nothing is changed.',
    sends: ['webApiKey'],
    request: {
      method: 'GET',
      path: '/ISteamUser/GetPlayerSummaries/v2/',
      query: { steamids: '0' },
      // Steam takes the key as a parameter too, but addresses are logged.
      headers: { 'x-webapi-key': '{webApiKey}' },
    },
    answers: [
      { status: [200], verdict: 'valid', text: 'Steam accepts the Web API key.' },
      { status: [401, 403], verdict: 'invalid', text: 'Steam does not accept the Web API key.' },
    ],
  },
  places: [
    {
      id: 'unreal',
      label: 'DefaultEngine.ini',
      engine: 'unreal',
      ships: true,
      file: { path: 'Config/DefaultEngine.ini' },
      format: 'unrealTree',
      values: { appId: { section: 'OnlineSubsystemSteam', key: 'SteamDevAppId' } },
    },
    {
      id: 'godot',
      label: 'project.godot',
      engine: 'godot',
      ships: true,
      file: { path: 'project.godot' },
      format: 'godot',
      values: { appId: { section: 'steam', key: 'initialization/app_id', as: 'number' } },
    },
    {
      // As another release of GodotSteam spells it.
      id: 'godotShort',
      label: 'project.godot, steam/init',
      engine: 'godot',
      ships: true,
      file: { path: 'project.godot' },
      format: 'godot',
      values: { appId: { section: 'steam', key: 'init/app_id', as: 'number' } },
      ifThere: true,
    },
  ],
  found: [
    { engine: 'unity', package: 'com.rlabrecque.steamworks.net' },
    { engine: 'unreal', plugin: 'OnlineSubsystemSteam' },
    { engine: 'godot', addon: 'godotsteam' },
    { file: 'steam_appid.txt' },
  ],
  sections: [
    {
      id: 'app',
      label: 'App',
      fields: [
        runtime({
          id: 'appId',
          label: 'App ID',
          help: 'Steamworks: the number of the app.',
          link: 'partner',
          rules: [{ pattern: '^(?:0|[1-9][0-9]{0,9})?$', message: 'A number, up to ten digits.' }],
          doubts: [
            {
              pattern: '^(?:$|[^4]|4(?:$|[^8])|48(?:$|[^0])|480.)',
              message: '480 is Spacewar, which everyone tests with. Enter the number of your own app before release.',
            },
          ],
        }),
      ],
    },
    {
      id: 'server',
      label: 'Server',
      shows: ['check'],
      fields: [
        secret({
          id: 'webApiKey',
          label: 'Web API Key',
          help: 'Of a user or of the publisher. Steamworks: Users & Permissions, Manage Groups.',
          variable: 'STEAM_WEB_API_KEY',
          link: 'apiKey',
          doubts: [
            {
              pattern: '^[0-9A-F]{32}$',
              message: 'Stored. Web API keys usually are 32 characters, 0-9 and A-F; this one is not.',
            },
          ],
        }),
      ],
    },
  ],
}
