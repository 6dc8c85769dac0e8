// A web application with express-openid-connect: node express.mjs ISSUER ID SECRET EMAIL PASSWORD CONTROL PORT
import express from 'express'
import expressOpenid from 'express-openid-connect'
import { browser } from './browser.mjs'
import { email, id, issuer, password, retries, row, secret, switched, version } from './situations.mjs'

const port = process.argv[8]
const base = `http://127.0.0.1:${port}`

const app = express()
app.use(expressOpenid.auth({
  issuerBaseURL: issuer,
  baseURL: base,
  clientID: id,
  clientSecret: secret,
  secret: 'a secret for the cookie of the application',
  idpLogout: true,
  authorizationParams: { response_type: 'code', scope: 'openid profile email profile:read' },
  routes: { postLogoutRedirect: '/bye' },
  authRequired: false,
}))
app.get('/', expressOpenid.requiresAuth(), async (request, response) => {
  const told = await request.oidc.fetchUserInfo()
  response.send(`${Object.keys(told).join(' ')}; ID token for the client: ${request.oidc.idTokenClaims.aud === id}`)
})
app.get('/refresh', expressOpenid.requiresAuth(), async (request, response) => {
  const before = request.oidc.accessToken.access_token
  const after = await request.oidc.accessToken.refresh()
  response.send(after.access_token === before ? 'the same token' : 'another token')
})
app.get('/who', (request, response) => response.send(request.oidc.isAuthenticated() ? 'stays signed in' : 'is not signed in'))
app.get('/bye', (request, response) => response.send(`signed out: ${!request.oidc.isAuthenticated()}`))
app.use((error, request, response, next) => {
  const code = error.error ?? error.cause?.error ?? error.cause?.[0]?.parameters?.error ??
    (error.cause?.status ? `status ${error.cause.status}` : error.message)
  response.status(error.status ?? 500).send(`answers ${error.status ?? 500}, \`${error.constructor.name}\` with ${code}`)
})
const server = app.listen(Number(port), '127.0.0.1')

const user = browser(email, password)
const shown = async (path, decision) => (await user.visit(base + path, undefined, decision)).html
const answered = (path) => user.visit(base + path, base + '/callback?')

async function failing(situation, error, show) {
  await retries()
  row(situation, error, `${await show()}; ${await retries()}; the user ${await shown('/who')}`)
}

version('express-openid-connect')
await failing('authorize', 'authorization-access-denied', () => shown('/login', 'deny'))
row('sign-in, userinfo', '', await shown('/'))
row('refresh', '', await shown('/refresh'))
const limited = await answered('/login')
await switched('/limit')
await failing('code', 'oauth-too-many-requests-429', async () => (await user.visit(limited)).html)
await failing('refresh', 'oauth-too-many-requests-429', () => shown('/refresh'))
await switched('/repair')
for (const [way, error] of [['/outage', 'oauth-temporarily-unavailable'], ['/fault', 'oauth-server-error']]) {
  const answer = await answered('/login')
  await switched(way)
  await failing('code', error, async () => (await user.visit(answer)).html)
  await failing('refresh', error, () => shown('/refresh'))
  await failing('userinfo', error.replace('oauth', 'resource'), () => shown('/'))
  await switched('/repair')
}
row('the session after that', '', await shown('/'))
await switched('/enterprise/inactive')
await failing('refresh', 'refresh-enterprise-inactive', () => shown('/refresh'))
await failing('userinfo', 'resource-enterprise-inactive', () => shown('/'))
await failing('authorize', 'authorization-enterprise-inactive', () => shown('/login'))
await switched('/enterprise/active')
for (const [way, error] of [['/outage', 'temporarily-unavailable'], ['/fault', 'server-error']]) {
  await switched(way + '/enterprises')
  await failing('authorize', 'authorization-redirect-' + error, () => shown('/login'))
  await switched('/repair')
}
row('logout', '', await shown('/logout'))
const signIns = user.signIns()
await shown('/')
row('after logout', '', `the user signs in again: ${user.signIns() > signIns}`)
await switched('/grants/without-refresh')
await failing('refresh', 'refresh-grant-not-allowed', () => shown('/refresh'))
server.close()
process.exit(0)
