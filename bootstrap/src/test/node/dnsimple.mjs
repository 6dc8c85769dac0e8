// The client of the owner against this server, with a user who really signs in.
import dnsimple from 'dnsimple'
import { browser } from './browser.mjs'

const [, , baseUrl, clientId, clientSecret, email, password, mode] = process.argv
let address = 0

// Each request comes from another address, unless one is given.
const fetcher = (from) => async ({ url, method, headers, body }) => {
  const reply = await fetch(url, {
    method,
    headers: { ...headers, 'X-Forwarded-For': from ?? `192.0.2.${++address}` },
    body,
    redirect: 'error',
  })
  return { status: reply.status, body: await reply.text() }
}
const client = (accessToken, from) => new dnsimple.DNSimple({ accessToken, baseUrl, fetcher: fetcher(from) })

async function refused(what, call) {
  try {
    await call()
    console.log(`${what}: not refused`)
  } catch (e) {
    console.log(`${what}: ${e.constructor.name} ${e.status} ${JSON.stringify(e.data)}`)
  }
}

if (mode === 'down') {
  await refused('no store', () => client('dnsimple_o_' + '0'.repeat(32)).identity.whoami())
} else {
  const redirectUri = 'https://app.example/callback'
  const user = browser(email, password)
  const grant = async (state) => {
    const url = client().oauth.authorizeUrl({ clientId, state, redirectUri, scope: 'ignored' })
    return (await user.visit(url, redirectUri)).searchParams
  }
  const exchange = (code, state, more) => () =>
    client().oauth.exchangeAuthorizationForToken({ clientId, clientSecret, code, state, redirectUri, ...more })
  const back = await grant('one')
  const code = back.get('code')
  console.log(`state: ${back.get('state')}`)
  await refused('wrong secret', exchange(code, 'one', { clientSecret: 'wrong' }))
  await refused('wrong state', exchange(code, 'two'))
  await refused('unknown code', exchange('unknown', 'one'))
  const token = await exchange(code, 'one')()
  console.log(`token: ${Object.keys(token)} ${token.token_type} ${token.scope}`)
  await refused('used code', exchange(code, 'one'))
  const again = await exchange((await grant('two')).get('code'), 'two')()
  console.log(`again: ${again.account_id === token.account_id}, one sign-in: ${user.signIns() === 1}`)
  const { data } = await client(token.access_token).identity.whoami()
  console.log(`whoami: ${data.user} ${data.account.id === token.account_id} ${data.account.name}`)
  const accounts = await client(token.access_token).accounts.listAccounts()
  console.log(`accounts: ${accounts.data.length} ${accounts.data[0].id === token.account_id}`)
  await refused('no token', () => client().identity.whoami())
  await refused('nothing there', () => client(token.access_token).request('GET', '/nothing', null, {}))
  await refused('wrong method', () => client(token.access_token).request('DELETE', '/whoami', null, {}))
  for (let i = 0; i < 30; i++) await client(undefined, '192.0.2.250').identity.whoami().catch(() => {})
  await refused('too many', () => client(undefined, '192.0.2.250').identity.whoami())
}
