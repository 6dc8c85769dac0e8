"""Brings Authlib through the situations of its table in docs/clients.md: ISSUER ID SECRET EMAIL PASSWORD CONTROL"""
import re
import sys
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

import authlib
import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, JsonWebToken
from authlib.oidc.core import CodeIDToken

issuer, client_id, secret, email, password, control = sys.argv[1:]
redirect_uri = "https://app.example/callback"
logged_out = "https://app.example/bye"
metadata = requests.get(issuer + "/.well-known/openid-configuration").json()
keys = JsonWebKey.import_key_set(requests.get(metadata["jwks_uri"]).json())


def row(situation, error, outcome):
    print(f"| {situation} | {error} | {outcome} |")


class Browser(requests.Session):
    """Signs in on the real page, and presses a button on the consent page."""

    def visit(self, url, until, decision="allow"):
        fields = None
        for _ in range(20):
            if url.startswith(until):
                return url
            reply = self.request("POST" if fields else "GET", url, data=fields, allow_redirects=False)
            fields = None
            if "Location" in reply.headers:
                url = urljoin(url, reply.headers["Location"])
                continue
            main = reply.text[reply.text.rindex("<form "):]
            url = urljoin(url, re.search(r'<form [^>]*action="([^"]*)"', main)[1])
            fields = [(unescape(name), unescape(value)) for name, value in
                      re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', main)]
            fields += [("scope", value) for value in
                       re.findall(r'<input type="checkbox" name="scope" value="([^"]*)" checked', main)]
            fields += [("email", email), ("password", password)] if 'name="password"' in main else []
            fields += [("decision", decision)] if 'name="decision"' in main else []
        raise AssertionError("goes round in circles at " + url)


def session(secret=secret):
    return OAuth2Session(client_id, secret, scope="openid profile email profile:read", redirect_uri=redirect_uri,
                         code_challenge_method="S256", token_endpoint=metadata["token_endpoint"])


browser = Browser()


def answer(decision="allow", **more):
    """Where the browser is sent back to, and what the client keeps until then."""
    client, verifier, nonce = session(), generate_token(48), generate_token()
    url, state = client.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=verifier, nonce=nonce, **more)
    return browser.visit(url, redirect_uri, decision), verifier, nonce, state


def exchange(back, secret=secret, **more):
    url, verifier, nonce, state = back
    told = dict(parse_qsl(urlsplit(url).query))
    if "error" in told:  # the session would ask for a token without a user instead
        raise OAuthError(told["error"], told["error_description"])
    client = session(secret)
    token = client.fetch_token(
        metadata["token_endpoint"], authorization_response=url, code_verifier=verifier, state=state, **more)
    claims = JsonWebToken(["RS256"]).decode(
        token["id_token"], keys, claims_cls=CodeIDToken,
        claims_options={"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}},
        claims_params={"nonce": nonce, "client_id": client_id, "access_token": token["access_token"]})
    claims.validate()
    return client, token, claims


def retries():
    """How often the client has asked the server by itself since this was called the last time."""
    requested = int(requests.get(control + "/requests").text)
    return "asks for no token" if requested == 0 else "no retry" if requested == 1 else "1 retry" if requested == 2 else f"{requested - 1} retries"


def failing(situation, error, act):
    retries()
    outcome = "accepted"
    try:
        reply = act()
        if isinstance(reply, requests.Response):
            outcome = f"throws nothing, returns the status {reply.status_code}"
    except OAuthError as failure:
        outcome = f"throws `OAuthError` with {failure.error}"
    except requests.HTTPError as failure:
        outcome = f"throws `HTTPError` with status {failure.response.status_code}"
    row(situation, error, f"{outcome}; {retries()}")


def switched(name):
    requests.post(control + name)


def refused(error, decision="allow", **more):
    failing("authorize", error, lambda: exchange(answer(decision, **more)))


token_endpoint, userinfo = metadata["token_endpoint"], metadata["userinfo_endpoint"]
nobody = "https://nobody.example"
row("version", "", authlib.__version__)
first = answer()
client, token, claims = exchange(first)
row("sign-in", "", token["scope"])
row("ID token", "", f"verified, for the client: {claims['aud'] == client_id}, amr {claims['amr'][0]}")
row("userinfo", "", " ".join(client.get(userinfo).json()))
renewed = client.refresh_token(token_endpoint)
row("refresh", "", f"another refresh token: {renewed['refresh_token'] != token['refresh_token']}")
refused("authorization-access-denied", "deny", prompt="consent")
refused("authorization-invalid-scope", scope="openid nothing")
refused("authorization-invalid-target", resource=nobody)
refused("authorization-parameter-invalid", max_age="x")
refused("authorization-request-not-supported", request="x")
refused("authorization-request-uri-not-supported", request_uri="https://app.example/request")
refused("authorization-consent-required", prompt="none", scope="openid groups")


def refreshing(error, secret=secret, **more):
    failing("refresh", error,
            lambda: session(secret).refresh_token(token_endpoint, renewed["refresh_token"], **more))


refreshing("refresh-invalid-client", "wrong")
refreshing("refresh-invalid-scope", scope="openid groups")
refreshing("refresh-invalid-target", resource=nobody)
machine = OAuth2Session(client_id, secret, scope="profile:read")
machine.fetch_token(token_endpoint, grant_type="client_credentials")
failing("userinfo, a token without openid", "resource-insufficient-scope", lambda: machine.get(userinfo))
failing("the code comes twice", "code-invalid", lambda: exchange(first))
refreshing("refresh-token-invalid")
failing("userinfo", "resource-token-revoked", lambda: client.get(userinfo))
waiting = answer()


def exchanging(error, secret=secret, **more):
    failing("code", error, lambda: exchange(waiting, secret, **more))


exchanging("code-invalid-client", "wrong")
exchanging("code-invalid-target", resource=nobody)
switched("/limit")
exchanging("oauth-too-many-requests-429")
switched("/repair")
switched("/outage")
exchanging("oauth-temporarily-unavailable")
failing("userinfo", "resource-temporarily-unavailable", lambda: client.get(userinfo))
switched("/fault")
exchanging("oauth-server-error")
failing("userinfo", "resource-server-error", lambda: client.get(userinfo))
switched("/repair")
client, again, claims = exchange(waiting)
row("the same code after the outage", "", again["scope"])


def issuing(situation, error, secret=secret, grant_type="client_credentials", **more):
    failing(situation, error,
            lambda: OAuth2Session(client_id, secret).fetch_token(token_endpoint, grant_type=grant_type, **more))


issuing("client credentials", "issue-invalid-client", "wrong")
issuing("client credentials", "issue-invalid-scope", scope="nothing")
issuing("client credentials", "issue-invalid-target", resource=nobody)
issuing("another grant type", "issue-unsupported-grant-type", grant_type="device")
switched("/enterprise/inactive")
refused("authorization-enterprise-inactive")
issuing("client credentials", "issue-enterprise-inactive")
failing("refresh", "refresh-enterprise-inactive", lambda: client.refresh_token(token_endpoint))
introspection, revocation = metadata["introspection_endpoint"], metadata["revocation_endpoint"]
own = machine.token["access_token"]
wrong = session("wrong")
failing("introspection", "introspect-caller-inactive", lambda: machine.introspect_token(introspection, own))
failing("revocation", "revoke-caller-inactive", lambda: machine.revoke_token(revocation, own))
switched("/enterprise/active")
failing("introspection", "introspect-invalid-client", lambda: wrong.introspect_token(introspection, own))
failing("revocation", "revoke-invalid-client", lambda: wrong.revoke_token(revocation, own))
switched("/outage")
failing("introspection", "oauth-temporarily-unavailable", lambda: machine.introspect_token(introspection, own))
failing("revocation", "oauth-temporarily-unavailable", lambda: machine.revoke_token(revocation, own))
switched("/outage/enterprises")
refused("authorization-redirect-temporarily-unavailable")
switched("/fault/enterprises")
refused("authorization-redirect-server-error")
switched("/repair")
switched("/sessions/end")
refused("authorization-login-required", prompt="none")
client, last, again = exchange(answer())
row("expired session", "", f"the user signs in again: {again['sub'] == claims['sub']}")
out = requests.Request("GET", metadata["end_session_endpoint"], params={
    "id_token_hint": last["id_token"], "post_logout_redirect_uri": logged_out, "state": "s1"}).prepare().url
row("logout", "", f"back with the state: {browser.visit(out, logged_out) == logged_out + '?state=s1'}")
failing("authorize after logout", "authorization-login-required", lambda: exchange(answer(prompt="none")))
switched("/grants/without-refresh")
failing("refresh", "refresh-grant-not-allowed", lambda: client.refresh_token(token_endpoint))
browser.visit(issuer + "/signin", issuer + "/account/apps")
switched("/company/leave")
refused("authorization-interaction-required", prompt="none")
