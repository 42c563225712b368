import { createCloudekaWorld, type CloudekaWorld } from './cloudekaWorld'
import { createPlutuWorld, type PlutuWorld } from './plutuWorld'

/** A project as coherence's portal knows it (docs/providers.md A.3, A.8). All values are made up. */
export type PortalProject = { id: string; name: string; portal_token: string; runtime_key: string }
type Organization = { id: string; name: string; slug: string; projects: PortalProject[] }

/** What the mock server knows. A test may change all of it while the portal runs. */
export type PortalWorld = {
  organizations: Organization[]
  /** Uploaded schemas, replication servers and regions: the same for every project here. */
  schemas: { schema_id: string; timestamp: string }[]
  engines: string[]
  regions: string[]
  /** The user who signs in. */
  user: { id: string; name: string; email: string }
  /** In every answer, in places that Latchkey has no business keeping. */
  canary: string
  /** Logins by nonce; null until the user has approved. */
  signIns: Map<string, { token: string } | null>
  /** Login tokens that are still valid. */
  sdkTokens: Set<string>
  cloudeka: CloudekaWorld
  plutu: PlutuWorld
}

export function createWorld(): PortalWorld {
  return {
    organizations: [
      {
        id: 'c9lantern0forge0org0',
        name: 'Lantern Forge',
        slug: 'lantern-forge',
        projects: [
          {
            id: 'cjq8v1n2k3m4p5r6s7t0',
            name: 'Dungeon Drifters',
            portal_token: '5f0c2a9d4e8b41c7a3d6f1b2e9c80417',
            runtime_key: '8f2e11c09b7a4d5e8c3160a2d4f7b935',
          },
          {
            id: 'cjq8v1n2k3m4p5r6s7tg',
            name: 'Dungeon Drifters Release',
            portal_token: 'b81d63e0f7a24c95918e0d2c5a6f7301',
            runtime_key: '1c7d90e5a24b4f0da8376e5fb1c2d948',
          },
        ],
      },
      {
        id: 'c9paper0kite0games0g',
        name: 'Paper Kite',
        slug: 'paper-kite',
        projects: [
          {
            id: 'ckk1paper2kite3proj0',
            name: 'Café Großstadt 東京',
            portal_token: 'e2a94c7b10d84f6ea5b3c8d7f6091e24',
            runtime_key: '40b6d2f8e1934a7cb05d9c6e7f8a1b23',
          },
          {
            id: 'ckk1paper2kite3projg',
            name: 'Café Großstadt 東京 Release',
            portal_token: '9d3b6f17c2e54a80b47e1a5d8c0f2936',
            runtime_key: 'd7f1a03c58b94e62894bc6e02d7a51f8',
          },
          {
            id: 'ckk1loft4post5couri0',
            name: "Sky Post: the Courier's Way",
            portal_token: '6a40c8e2f9174d3bb2c65e8f01d37a94',
            runtime_key: 'f3c95b7e04d14826a1f8d09b6c2e7540',
          },
          {
            id: 'ckk1loft4post5courig',
            name: "Sky Post: the Courier's Way, Release",
            portal_token: '27e5d90b8c3f4162b0f9a4c7e61d5803',
            runtime_key: '0b8e64f2a7d943c18d52f37e9a1c6b04',
          },
        ],
      },
    ],
    schemas: [{ schema_id: '5e1f0c2d3b4a59687786a5b4c3d2e1f001234567', timestamp: '2026-01-15T09:30:00Z' }],
    engines: ['v2.0.0'],
    regions: ['eu', 'us'],
    user: { id: 'cu5robin0lantern0us0', name: 'Robin', email: 'robin@lantern.example' },
    canary: 'canary-7Qm2vX9sKd41',
    signIns: new Map(),
    sdkTokens: new Set(),
    cloudeka: createCloudekaWorld(),
    plutu: createPlutuWorld(),
  }
}

export function projectsOf({ organizations }: PortalWorld): PortalProject[] {
  return organizations.flatMap(({ projects }) => projects)
}

export function projectOf(world: PortalWorld, portalToken: string): PortalProject | undefined {
  return projectsOf(world).find((project) => project.portal_token === portalToken)
}
