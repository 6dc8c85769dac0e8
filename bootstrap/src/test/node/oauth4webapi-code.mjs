import * as oauth from 'oauth4webapi'
import { id, issuer, redirect_uri, secret, walk } from './situations.mjs'

const insecure = { [oauth.allowInsecureRequests]: true }
const as = await oauth.processDiscoveryResponse(new URL(issuer), await oauth.discoveryRequest(new URL(issuer), insecure))
const me = { client_id: id }

function address(endpoint, parameters) {
  const url = new URL(endpoint)
  url.search = new URLSearchParams(parameters)
  return url
}

await walk('oauth4webapi', {
  async authorize(more) {
    const checks = {
      verifier: oauth.generateRandomCodeVerifier(),
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
    }
    const url = address(as.authorization_endpoint, {
      client_id: id,
      response_type: 'code',
      redirect_uri,
      code_challenge: await oauth.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
      state: checks.state,
      nonce: checks.nonce,
      ...more,
    })
    return { url, checks }
  },
  async exchange(url, { verifier, state, nonce }, more, other) {
    const parameters = oauth.validateAuthResponse(as, me, url, state)
    const auth = oauth.ClientSecretBasic(other ?? secret)
    const reply = await oauth.authorizationCodeGrantRequest(as, me, auth, parameters, redirect_uri, verifier, {
      ...insecure,
      additionalParameters: more,
    })
    const tokens = await oauth.processAuthorizationCodeResponse(as, me, reply, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    await oauth.validateApplicationLevelSignature(as, reply, insecure)
    return tokens
  },
  claims: (tokens) => oauth.getValidatedIdTokenClaims(tokens),
  refresh: async (token, more, other) =>
    oauth.processRefreshTokenResponse(as, me,
      await oauth.refreshTokenGrantRequest(as, me, oauth.ClientSecretBasic(other ?? secret), token, {
        ...insecure,
        additionalParameters: more,
      })),
  credentials: async (more, other) =>
    oauth.processClientCredentialsResponse(as, me,
      await oauth.clientCredentialsGrantRequest(as, me, oauth.ClientSecretBasic(other ?? secret), more ?? {}, insecure)),
  grant: async (type, more) =>
    oauth.processGenericTokenEndpointResponse(as, me,
      await oauth.genericTokenEndpointRequest(as, me, oauth.ClientSecretBasic(secret), type, more, insecure)),
  userinfo: async (token, sub) =>
    oauth.processUserInfoResponse(as, me, sub, await oauth.userInfoRequest(as, me, token, insecure)),
  introspect: async (token, other) =>
    oauth.processIntrospectionResponse(as, me,
      await oauth.introspectionRequest(as, me, oauth.ClientSecretBasic(other ?? secret), token, insecure)),
  revoke: async (token, other) =>
    oauth.processRevocationResponse(
      await oauth.revocationRequest(as, me, oauth.ClientSecretBasic(other ?? secret), token, insecure)),
  endSession: (parameters) => address(as.end_session_endpoint, parameters),
})
