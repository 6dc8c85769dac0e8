import * as client from 'openid-client'
import { id, issuer, redirect_uri, secret, walk } from './situations.mjs'

const configured = (secret) =>
  client.discovery(new URL(issuer), id, undefined, client.ClientSecretBasic(secret), {
    execute: [client.allowInsecureRequests],
  })
const usual = await configured(secret)
const config = (other) => (other ? configured(other) : usual)

await walk('openid-client', {
  async authorize(more) {
    const checks = {
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
      expectedState: client.randomState(),
      expectedNonce: client.randomNonce(),
    }
    const url = client.buildAuthorizationUrl(usual, {
      redirect_uri,
      code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: checks.expectedState,
      nonce: checks.expectedNonce,
      ...more,
    })
    return { url, checks }
  },
  exchange: async (url, checks, more, other) => client.authorizationCodeGrant(await config(other), url, checks, more),
  claims: (tokens) => tokens.claims(),
  refresh: async (token, more, other) => client.refreshTokenGrant(await config(other), token, more),
  credentials: async (more, other) => client.clientCredentialsGrant(await config(other), more),
  grant: (type, more) => client.genericGrantRequest(usual, type, more),
  userinfo: (token, sub) => client.fetchUserInfo(usual, token, sub),
  introspect: async (token, other) => client.tokenIntrospection(await config(other), token),
  revoke: async (token, other) => client.tokenRevocation(await config(other), token),
  endSession: (parameters) => client.buildEndSessionUrl(usual, parameters),
})
