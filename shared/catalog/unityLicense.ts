import type { Service } from './service'
import { secret } from './presetFields'

/** Unity's licence on build machines, under the names that the usual build actions take. A licence file has too many lines for a secret. */
export const unityLicense: Service = {
  version: 1,
  id: 'unity-license',
  label: 'Unity licence for CI',
  summary: 'What a build machine activates Unity with. It is never part of a game.',
  isOptional: true,
  caution: 'Serial, email and password are your Unity account. Give CI an account of its own.',
  environments: 'A licence has no test and live environments.',
  links: { account: { label: 'Open your Unity ID', url: 'https://id.unity.com' } },
  places: [],
  sections: [
    {
      id: 'license',
      label: 'Licence',
      fields: [
        secret({
          id: 'serial',
          label: 'Serial',
          help: 'Unity ID: My account, Seats. Only paid plans have one.',
          variable: 'UNITY_SERIAL',
          link: 'account',
          doubts: [
            {
              pattern: '^[A-Z0-9]{2}(?:-[A-Z0-9]{4}){5}$',
              message: 'Stored. Serials usually are 2 and five times 4 characters with hyphens between them; this one is not.',
            },
          ],
        }),
        secret({ id: 'email', label: 'Email', help: 'The email of the account.', variable: 'UNITY_EMAIL', link: 'account' }),
        secret({
          id: 'password',
          label: 'Password',
          help: 'The password of the account.',
          variable: 'UNITY_PASSWORD',
          link: 'account',
        }),
      ],
    },
  ],
}
