// A web application with express-openid-connect: node express.mjs ISSUER ID SECRET EMAIL PASSWORD CONTROL PORT
import express from 'express'
import expressOpenid from 'express-openid-connect'
import { browser } from './browser.mjs'

const [issuer, id, secret, email, password, control, port] = process.argv.slice(2)
const base = `http://127.0.0.1:${port}`
const row = (situation, outcome) => console.log(`| ${situation} | ${outcome} |`)
const switched = (name) => fetch(control + name, { method: 'POST' })

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
app.get('/bye', (request, response) => response.send(`signed out: ${!request.oidc.isAuthenticated()}`))
app.use((error, request, response, next) =>
  response.status(error.status ?? 500).send(`\`${error.constructor.name}\` ${error.status ?? ''}, \`${error.error ?? error.cause?.error ?? error.message}\``))
const server = app.listen(Number(port), '127.0.0.1')

const user = browser(email, password)
const shown = async (path, decision) => (await user.visit(base + path, undefined, decision)).html
const answered = (path) => user.visit(base + path, base + '/callback?')

row('denial', await shown('/login', 'deny'))
row('sign-in, userinfo', await shown('/'))
row('refresh', await shown('/refresh'))
for (const [way, code] of [['/outage', 'temporarily_unavailable'], ['/fault', 'server_error']]) {
  const answer = await answered('/login')
  await switched(way)
  row(`\`${code}\``, (await user.visit(answer)).html)
  await switched('/repair')
}
row('the session after that', await shown('/'))
await switched('/enterprise/inactive')
row('`invalid_grant` at refresh', await shown('/refresh'))
row('`unauthorized_client` at authorize', await shown('/login'))
await switched('/enterprise/active')
row('logout', await shown('/logout'))
const signIns = user.signIns()
await shown('/')
row('after logout', `the user signs in again: ${user.signIns() > signIns}`)
server.close()
process.exit(0)
