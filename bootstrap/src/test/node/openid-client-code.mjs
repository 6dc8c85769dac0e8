import * as client from 'openid-client'
import { id, issuer, redirect_uri, secret, walk } from './situations.mjs'

const configured = (secret) =>
  client.discovery(new URL(issuer), id, undefined, client.ClientSecretBasic(secret), {
    execute: [client.allowInsecureRequests],
  })
const config = await configured(secret)

await walk({
  async authorize(more) {
    const checks = {
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
      expectedState: client.randomState(),
      expectedNonce: client.randomNonce(),
    }
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri,
      code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: checks.expectedState,
      nonce: checks.expectedNonce,
      ...more,
    })
    return { url, checks }
  },
  exchange: async (url, checks, other) =>
    client.authorizationCodeGrant(other ? await configured(other) : config, url, checks),
  claims: (tokens) => tokens.claims(),
  refresh: (token, more) => client.refreshTokenGrant(config, token, more),
  userinfo: (token, sub) => client.fetchUserInfo(config, token, sub),
  endSession: (parameters) => client.buildEndSessionUrl(config, parameters),
})
