// Runs the conformance tests for authorization servers, with a user's browser: node conformance.mjs ISSUER ID - EMAIL PASSWORD CONTROL PORT RESOURCE
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { browser } from './browser.mjs'
import { email, id, issuer, password } from './situations.mjs'

const [port, resource] = process.argv.slice(8)
const results = mkdtempSync('conformance-')
const user = browser(email, password)
// The suite needs a newer Node than the one that runs this.
const suite = spawn('node_modules/node/bin/node',
  ['node_modules/@modelcontextprotocol/conformance/dist/index.js', 'authorization',
    '--url', issuer, '--client-id', id, '--port', port, '--resource', resource, '--output-dir', results],
  { stdio: ['ignore', 'pipe', 'inherit'] })
for await (const line of createInterface({ input: suite.stdout })) {
  if (line.startsWith(issuer + '/oauth2/authorize')) await user.visit(line)
}
for (const file of readdirSync(results, { recursive: true }).filter((name) => name.endsWith('checks.json'))) {
  for (const { id, status, errorMessage } of JSON.parse(readFileSync(join(results, file)))) {
    console.log([id, status, errorMessage].join('\t'))
  }
}
