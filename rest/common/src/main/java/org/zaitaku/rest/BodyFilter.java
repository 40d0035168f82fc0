package org.zaitaku.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Takes bodies of at most 16 KiB, announced or streamed, and JSON in UTF-8 only: Jackson would
 * guess other encodings. The body is read whole, so that nothing behind this filter meets a body
 * that ends in the middle.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.ENTITY_CODER)
public class BodyFilter implements ContainerRequestFilter {

  /** The longest body that a door takes, in bytes. */
  public static final int MAX_BYTES = 16 * 1024;

  @Inject private ProblemAnswers problems;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getLength() > MAX_BYTES) {
      request.abortWith(problems.of(DoorError.BODY_TOO_LARGE));
      return;
    }
    byte[] body;
    try {
      body = request.getEntityStream().readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      request.abortWith(problems.of(DoorError.REQUEST_MALFORMED));
      return;
    }
    if (body.length > MAX_BYTES) {
      request.abortWith(problems.of(DoorError.BODY_TOO_LARGE));
    } else if (isJson(request.getMediaType()) && !isUtf8(body)) {
      request.abortWith(problems.of(DoorError.BODY_MALFORMED));
    } else {
      request.setEntityStream(new ByteArrayInputStream(body));
    }
  }

  private static boolean isJson(MediaType type) {
    if (type == null) {
      return false;
    }
    String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
    return subtype.equals("json") || subtype.endsWith("+json");
  }

  /** RFC 8259, 8.1: JSON text exchanged between systems MUST be encoded using UTF-8. */
  static boolean isUtf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(body))
          .chars()
          .noneMatch(c -> c == 0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
