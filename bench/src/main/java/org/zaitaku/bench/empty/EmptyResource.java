package org.zaitaku.bench.empty;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers two letters and does nothing: what HTTP and JAX-RS alone cost. */
@Path("empty")
public class EmptyResource {

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String answer() {
    return "ok";
  }
}
