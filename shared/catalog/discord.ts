import type { Service } from './service'
import { runtime, secret, shared } from './presetFields'

/** Discord: an application ID ships; everything else is for a server. */
export const discord: Service = {
  version: 1,
  id: 'discord',
  label: 'Discord',
  summary: 'Sign-in, presence and bots. The application ID ships; the bot token and the client secret do not.',
  isOptional: true,
  caution: 'A bot token is the bot, and a webhook’s address is its key: whoever has one can post. Keep both out of the game.',
  environments: 'An application of Discord has no environments. Make a second one for tests.',
  portal: { url: 'https://discord.com', basePath: '' },
  links: { applications: { label: 'Open your applications', url: 'https://discord.com/developers/applications' } },
  check: {
    label: 'Check Bot Token',
    help: 'Reads the name of the bot. Nothing is changed.',
    sends: ['botToken'],
    request: { method: 'GET', path: '/api/v10/users/@me', headers: { Authorization: 'Bot {botToken}' } },
    answers: [
      { status: [200], verdict: 'valid', text: 'Discord accepts the bot token.' },
      { status: [401], verdict: 'invalid', text: 'Discord does not accept the bot token.' },
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
      values: { applicationId: { section: '/Script/DiscordPartnerSDK.DiscordPartnerSDKSettings', key: 'ApplicationIdString' } },
    },
  ],
  found: [
    { engine: 'unity', package: 'com.discord.partnersdk' },
    { engine: 'unreal', plugin: 'DiscordPartnerSDK' },
  ],
  sections: [
    {
      id: 'application',
      label: 'Application',
      fields: [
        runtime({
          id: 'applicationId',
          label: 'Application ID',
          help: 'Developer portal: the application, General Information.',
          link: 'applications',
          doubts: [{ pattern: '^[0-9]{17,20}$', message: 'Application IDs usually are 17 to 20 digits; this one is not.' }],
        }),
        shared({
          id: 'publicKey',
          label: 'Public Key',
          help: 'Your server checks with it that a request is Discord’s.',
          link: 'applications',
          doubts: [
            { pattern: '^[0-9a-f]{64}$', message: 'Public keys usually are 64 characters, 0-9 and a-f; this one is not.' },
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
          id: 'botToken',
          label: 'Bot Token',
          help: 'Developer portal: the application, Bot.',
          variable: 'DISCORD_BOT_TOKEN',
          link: 'applications',
          doubts: [
            {
              pattern: '^[\\w-]{24,28}\\.[\\w-]{6}\\.[\\w-]{27,38}$',
              message: 'Stored. Bot tokens usually are three parts with dots between them; this one is not.',
            },
          ],
        }),
        secret({
          id: 'clientSecret',
          label: 'Client Secret',
          help: 'Developer portal: the application, OAuth2.',
          variable: 'DISCORD_CLIENT_SECRET',
          link: 'applications',
          doubts: [{ pattern: '^[\\w-]{32}$', message: 'Stored. Client secrets usually are 32 characters; this one is not.' }],
        }),
        secret({
          id: 'webhookUrl',
          label: 'Webhook URL',
          help: 'For messages of your build or your crash reports. Channel settings: Integrations.',
          variable: 'DISCORD_WEBHOOK_URL',
          link: 'applications',
          doubts: [
            {
              pattern: '^https://(?:ptb\\.|canary\\.)?discord(?:app)?\\.com/api/webhooks/[0-9]{17,20}/[\\w-]{60,72}$',
              message: 'Stored. A webhook’s address usually is https://discord.com/api/webhooks/, a number and a long key.',
            },
          ],
        }),
      ],
    },
  ],
}
