// Brings a client through every situation of its table in docs/clients.md, and prints the rows.
import { readFileSync } from 'node:fs'
import { browser } from './browser.mjs'

export const [issuer, id, secret, email, password, control] = process.argv.slice(2)
export const redirect_uri = 'https://app.example/callback'
const post_logout_redirect_uri = 'https://app.example/bye'

export const row = (situation, error, outcome) => console.log(`| ${situation} | ${error} | ${outcome} |`)
export const version = (library) => {
  const { version } = JSON.parse(readFileSync(new URL(`node_modules/${library}/package.json`, import.meta.url)))
  row('version', '', version)
}
export const switched = (name) => fetch(control + name, { method: 'POST' })

// How often the client has asked the server by itself since this was called the last time.
export async function retries() {
  const requests = Number(await (await fetch(control + '/requests')).text())
  return requests === 0 ? 'asks for no token' : requests === 1 ? 'no retry' : requests === 2 ? '1 retry' : `${requests - 1} retries`
}

// The client authorizes (a URL and what to check the answer with), exchanges, refreshes and so on.
export async function walk(library, client) {
  const user = browser(email, password)

  async function answer(more = {}, decision) {
    const { url, checks } = await client.authorize({ scope: 'openid profile email profile:read', ...more })
    return [await user.visit(url, redirect_uri, decision), checks]
  }

  async function failing(situation, error, act) {
    await retries()
    let outcome = 'accepted'
    try {
      await act()
    } catch (e) {
      const code = e.error ?? e.cause?.[0]?.parameters?.error
      const status = e.status ?? e.cause?.status
      outcome = `throws \`${e.constructor.name}\` with ${code ?? `status ${status}`}`
      if (!code && !status) throw e
    }
    row(situation, error, `${outcome}; ${await retries()}`)
  }
  async function accepted(situation, error, act) {
    await retries()
    const outcome = await act()
    row(situation, error, `${outcome}; ${await retries()}`)
  }
  const refused = (error, more, decision) =>
    failing('authorize', error, async () => client.exchange(...(await answer(more, decision))))

  version(library)
  const first = await answer()
  const tokens = await client.exchange(...first)
  const claims = client.claims(tokens)
  const told = await client.userinfo(tokens.access_token, claims.sub)
  const renewed = await client.refresh(tokens.refresh_token)
  row('sign-in', '', tokens.scope)
  row('ID token', '', `verified, for the client: ${claims.aud === id}, amr ${claims.amr}`)
  row('userinfo', '', Object.keys(told).join(' '))
  row('refresh', '', `another refresh token: ${renewed.refresh_token !== tokens.refresh_token}, the same user: ${client.claims(renewed).sub === claims.sub}`)

  await refused('authorization-access-denied', { prompt: 'consent' }, 'deny')
  await refused('authorization-invalid-scope', { scope: 'openid nothing' })
  await refused('authorization-invalid-target', { resource: 'https://nobody.example' })
  await refused('authorization-parameter-invalid', { max_age: 'x' })
  await refused('authorization-request-not-supported', { request: 'x' })
  await refused('authorization-request-uri-not-supported', { request_uri: 'https://app.example/request' })
  await refused('authorization-unsupported-response-type', { response_type: 'token' })
  await refused('authorization-consent-required', { prompt: 'none', scope: 'openid groups' })
  const refreshing = (error, more, secret) => failing('refresh', error, () => client.refresh(renewed.refresh_token, more, secret))
  await refreshing('refresh-invalid-client', {}, 'wrong')
  await refreshing('refresh-invalid-scope', { scope: 'openid groups' })
  await refreshing('refresh-invalid-target', { resource: 'https://nobody.example' })
  const machine = await client.credentials({ scope: 'profile:read' })
  await failing('userinfo, a token without openid', 'resource-insufficient-scope', () => client.userinfo(machine.access_token, claims.sub))
  await failing('the code comes twice', 'code-invalid', () => client.exchange(...first))
  await refreshing('refresh-token-invalid')
  await failing('userinfo', 'resource-token-revoked', () => client.userinfo(renewed.access_token, claims.sub))

  const waiting = await answer()
  const exchanging = (error, more, secret) => failing('code', error, () => client.exchange(...waiting, more, secret))
  await exchanging('code-invalid-client', {}, 'wrong')
  await exchanging('code-invalid-target', { resource: 'https://nobody.example' })
  await switched('/limit')
  await exchanging('oauth-too-many-requests-429')
  await switched('/repair')
  await switched('/outage')
  await exchanging('oauth-temporarily-unavailable')
  await failing('userinfo', 'resource-temporarily-unavailable', () => client.userinfo(renewed.access_token, claims.sub))
  await switched('/fault')
  await exchanging('oauth-server-error')
  await failing('userinfo', 'resource-server-error', () => client.userinfo(renewed.access_token, claims.sub))
  await switched('/repair')
  const again = await client.exchange(...waiting)
  row('the same code after the outage', '', again.scope)

  const issuing = (error, more, secret) => failing('client credentials', error, () => client.credentials(more, secret))
  await issuing('issue-invalid-client', {}, 'wrong')
  await issuing('issue-invalid-scope', { scope: 'nothing' })
  await issuing('issue-invalid-target', { resource: 'https://nobody.example' })
  await failing('another grant type', 'issue-unsupported-grant-type', () => client.grant('password', { username: 'u', password: 'p' }))
  await switched('/enterprise/inactive')
  await refused('authorization-enterprise-inactive')
  await issuing('issue-enterprise-inactive')
  await failing('refresh', 'refresh-enterprise-inactive', () => client.refresh(again.refresh_token))
  await failing('introspection', 'introspect-caller-inactive', () => client.introspect(machine.access_token))
  await failing('revocation', 'revoke-caller-inactive', () => client.revoke(machine.access_token))
  await switched('/enterprise/active')
  await failing('introspection', 'introspect-invalid-client', () => client.introspect(machine.access_token, 'wrong'))
  await failing('revocation', 'revoke-invalid-client', () => client.revoke(machine.access_token, 'wrong'))
  await accepted('introspection', 'introspect-token-unknown', async () => `returns \`active\` ${(await client.introspect('unknown')).active}`)
  await accepted('revocation', 'revoke-token-unknown', async () => `returns ${await client.revoke('unknown') ?? 'nothing'}`)
  await switched('/outage')
  await failing('introspection', 'oauth-temporarily-unavailable', () => client.introspect(machine.access_token))
  await failing('revocation', 'oauth-temporarily-unavailable', () => client.revoke(machine.access_token))
  await switched('/outage/enterprises')
  await refused('authorization-redirect-temporarily-unavailable')
  await switched('/fault/enterprises')
  await refused('authorization-redirect-server-error')
  await switched('/repair')

  await switched('/sessions/end')
  await refused('authorization-login-required', { prompt: 'none' })
  const last = await client.exchange(...(await answer()))
  row('expired session', '', `the user signs in again: ${client.claims(last).sub === claims.sub}`)
  const out = client.endSession({ post_logout_redirect_uri, id_token_hint: last.id_token, state: 's1' })
  const back = await user.visit(out, post_logout_redirect_uri)
  row('logout', '', `back with the state: ${back.searchParams.get('state') === 's1'}`)
  await failing('authorize after logout', 'authorization-login-required', async () => client.exchange(...(await answer({ prompt: 'none' }))))
  await switched('/grants/without-refresh')
  await failing('refresh', 'refresh-grant-not-allowed', () => client.refresh(last.refresh_token))
  await user.visit(issuer + '/signin', issuer + '/account/apps')
  const late = await answer()
  await switched('/grants/without-code')
  await failing('code', 'code-grant-not-allowed', () => client.exchange(...late))
  await switched('/company/another')
  await refused('authorization-account-selection-required', { prompt: 'none' })
  await switched('/company/leave')
  await refused('authorization-interaction-required', { prompt: 'none' })
}
