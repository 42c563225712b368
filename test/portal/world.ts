/** A project as coherence's portal knows it (provider facts A.3, shapes A.8). All values are made up. */
export type PortalProject = { id: string; name: string; portal_token: string; runtime_key: string }
type Organization = { id: string; name: string; slug: string; projects: PortalProject[] }

export type PortalWorld = {
  organizations: Organization[]
  /** Stands in every answer, in places that Latchkey has no business keeping. */
  canary: string
  /** Logins by nonce; null until the user has approved. */
  signIns: Map<string, { token: string } | null>
  /** Login tokens that are still good. */
  sdkTokens: Set<string>
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
        ],
      },
    ],
    canary: 'canary-7Qm2vX9sKd41',
    signIns: new Map(),
    sdkTokens: new Set(),
  }
}

export function projectOf({ organizations }: PortalWorld, portalToken: string): PortalProject | undefined {
  return organizations.flatMap(({ projects }) => projects).find((project) => project.portal_token === portalToken)
}
