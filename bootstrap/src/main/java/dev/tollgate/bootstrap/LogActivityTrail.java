package dev.tollgate.bootstrap;

import dev.tollgate.application.port.ActivityTrail;
import dev.tollgate.domain.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what partners do, one line each. */
final class LogActivityTrail implements ActivityTrail {

  private static final Logger LOG = LoggerFactory.getLogger("dev.tollgate.audit");

  @Override
  public void record(Activity activity) {
    switch (activity) {
      case Activity.TokenMinted(Grant grant, var token) ->
          LOG.info(
              "installation token minted: contract={} client={} user={} company={} grant={}"
                  + " token={}",
              grant.contract(),
              grant.client(),
              grant.user(),
              grant.company(),
              grant.id(),
              token);
      case Activity.ProjectPublished(var client, var grant, var project) ->
          LOG.info(
              "project publication queued: client={} grant={} project={}", client, grant, project);
    }
  }
}
