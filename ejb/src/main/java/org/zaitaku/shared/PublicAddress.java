package org.zaitaku.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses of the patients' door as patients and card apps see it. */
@ApplicationScoped
public class PublicAddress {

  /** Scheme, host and port without a slash at the end, e.g. {@code https://zaitaku.example.jp}. */
  @Inject
  @ConfigProperty(name = "zaitaku.public.origin")
  private String origin;

  /** What a card signs over. */
  public String origin() {
    return origin;
  }

  public String ofUrl(String token) {
    return origin + "/reception/v/" + token;
  }

  public String ofCallback() {
    return origin + "/reception/api/v1/card-answers";
  }

  public String ofReturn() {
    return origin + "/reception/return";
  }
}
