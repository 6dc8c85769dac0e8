// Brings a client through every situation of its table in docs/clients.md, and prints the rows.
import { browser } from './browser.mjs'

export const [issuer, id, secret, email, password, control] = process.argv.slice(2)
export const redirect_uri = 'https://app.example/callback'
const post_logout_redirect_uri = 'https://app.example/bye'

// The client authorizes (a URL and what to check the answer with), exchanges, refreshes and so on.
export async function walk(client) {
  const user = browser(email, password)
  const switched = (name) => fetch(control + name, { method: 'POST' })
  const row = (situation, outcome) => console.log(`| ${situation} | ${outcome} |`)

  async function answer(more = {}, decision) {
    const { url, checks } = await client.authorize({ scope: 'openid profile email profile:read', ...more })
    return [await user.visit(url, redirect_uri, decision), checks]
  }

  async function failing(situation, act) {
    try {
      await act()
      row(situation, 'accepted')
    } catch (e) {
      const error = e.error ?? e.cause?.[0]?.parameters?.error ?? e.cause?.status ?? e.message
      row(situation, `\`${e.constructor.name}\`${e.status ? ' ' + e.status : ''}, \`${error}\``)
    }
  }

  const first = await answer()
  const tokens = await client.exchange(...first)
  const claims = client.claims(tokens)
  const told = await client.userinfo(tokens.access_token, claims.sub)
  const renewed = await client.refresh(tokens.refresh_token)
  row('sign-in', tokens.scope)
  row('ID token', `verified, for the client: ${claims.aud === id}, \`amr\` ${claims.amr}`)
  row('userinfo', Object.keys(told).join(' '))
  row('refresh', `another refresh token: ${renewed.refresh_token !== tokens.refresh_token}, the same user: ${client.claims(renewed).sub === claims.sub}`)

  await failing('denial', async () => client.exchange(...(await answer({ prompt: 'consent' }, 'deny'))))
  await failing('`invalid_scope` at authorize', async () => client.exchange(...(await answer({ scope: 'openid nothing' }))))
  await failing('`invalid_scope` at refresh', () => client.refresh(renewed.refresh_token, { scope: 'openid groups' }))
  await failing('`invalid_grant`, the code comes twice', () => client.exchange(...first))
  await failing('`invalid_grant`, the family is revoked', () => client.refresh(renewed.refresh_token))
  await failing('`invalid_token` at userinfo', () => client.userinfo(renewed.access_token, claims.sub))
  await failing('`invalid_client`', async () => client.exchange(...(await answer()), 'wrong'))

  const waiting = await answer()
  await switched('/outage')
  await failing('`temporarily_unavailable`', () => client.exchange(...waiting))
  await switched('/fault')
  await failing('`server_error`', () => client.exchange(...waiting))
  await switched('/repair')
  const again = await client.exchange(...waiting)
  row('the same code after the outage', again.scope)
  await switched('/enterprise/inactive')
  await failing('`unauthorized_client` at authorize', async () => client.exchange(...(await answer())))
  await failing('`invalid_grant`, the enterprise is inactive', () => client.refresh(again.refresh_token))
  await switched('/enterprise/active')

  await switched('/sessions/end')
  await failing('expired session, `prompt=none`', async () => client.exchange(...(await answer({ prompt: 'none' }))))
  const last = await client.exchange(...(await answer()))
  row('expired session, otherwise', `the user signs in again: ${client.claims(last).sub === claims.sub}`)
  const out = client.endSession({ post_logout_redirect_uri, id_token_hint: last.id_token, state: 's1' })
  const back = await user.visit(out, post_logout_redirect_uri)
  row('logout', `back with the state: ${back.searchParams.get('state') === 's1'}`)
  await failing('after logout, `prompt=none`', async () => client.exchange(...(await answer({ prompt: 'none' }))))
}
